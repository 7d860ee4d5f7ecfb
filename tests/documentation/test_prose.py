"""Which words of a text count as a description."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from async_audit.documentation import prose

APACHE = """Copyright 2020 The Widget Authors. All Rights Reserved.

Licensed under the Apache License, Version 2.0 (the "License");
you may not use this file except in compliance with the License.
You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software
distributed under the License is distributed on an "AS IS" BASIS,
WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
See the License for the specific language governing permissions and
limitations under the License."""
MIT = """MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction.

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND."""
ASF = """\
Licensed to the Apache Software Foundation (ASF) under one or more
contributor license agreements.  See the NOTICE file distributed with
this work for additional information regarding copyright ownership.
The ASF licenses this file to You under the Apache License, Version 2.0
(the "License"); you may not use this file except in compliance with
the License.
"""
BSD = """Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice,
   this list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above notice.

3. Neither the name of the copyright holder nor the names of its contributors
   may be used to endorse or promote products derived from this software."""
GPL = """This file is part of Widget.

Widget is free software: you can redistribute it and/or modify
it under the terms of the GNU General Public License.

Widget is distributed in the hope that it will be useful,
but WITHOUT ANY WARRANTY.

You should have received a copy of the GNU General Public License
along with Widget."""


def words(text: str, path: str = "src/auth") -> set[str]:
    return set(prose.content_words(prose.described(text), path))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Checks the licences of every dependency we ship.", id="about licences"),
        pytest.param("Finds files that lack a copyright header or carry an old one.", id="about copyright"),
        pytest.param("Claims under a warranty, until the shop pays them.", id="about warranties"),
        pytest.param("TODO lists of a user, shared between devices.", id="about to-do lists"),
        pytest.param("Dates of delivery, by country and carrier.", id="about dates"),
        pytest.param("Versions of documents: who wrote which, and when.", id="about versions"),
        pytest.param("Type: checks of incoming messages by schema.", id="begins like a pragma"),
        pytest.param("认证模块负责用户登录", id="in Chinese, without spaces"),
        pytest.param("Модуль проверяет подписи сообщений", id="in Russian"),
        pytest.param("Copyright (c) 2020 Me\n\nSigns outgoing messages for partners.", id="under a licence"),
        pytest.param(
            "Signs outgoing messages for partners.\nCopyright (c) 2020 Me", id="in one block, above a licence"
        ),
        pytest.param("Author: me\nSigns outgoing messages for partners.", id="under an author"),
        pytest.param(
            f"{APACHE}\n\nSigns outgoing messages for partners.", id="under the whole Apache licence"
        ),
        pytest.param(f"{BSD}\n\nSigns outgoing messages for partners.", id="under the whole BSD licence"),
        pytest.param("TODO: say more\n\nSigns outgoing messages for partners.", id="under a promise"),
        pytest.param("Signs outgoing partner messages. TODO: say how", id="before a promise"),
        pytest.param(".. module:: auth\n   :synopsis: Signs outgoing partner messages.", id="a synopsis"),
    ],
)
def test_a_description_is_heard(text: str) -> None:
    assert len(words(text)) >= 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t\n", id="white space"),
        pytest.param("=====\n-----", id="lines"),
        pytest.param(APACHE, id="the Apache licence"),
        pytest.param(ASF, id="the licence of the Apache foundation"),
        pytest.param(MIT, id="the MIT licence"),
        pytest.param(BSD, id="the BSD licence"),
        pytest.param(GPL, id="the GNU licence"),
        pytest.param("(c) 2019 Widget Corporation, Springfield", id="a year and a company"),
        pytest.param("SPDX-License-Identifier: MIT", id="an SPDX line"),
        pytest.param(":copyright: 2007 Pallets\n:license: BSD-3-Clause", id="licence fields"),
        pytest.param(
            "Created on Mon Jan 13 18:17:15 2014\n\n@author: somebody else entirely",
            id="an editor's template",
        ),
        pytest.param(
            "Author: Jane Q. Public\nDate: 13 January 2014\nVersion: one two three", id="author and date"
        ),
        pytest.param("pylint: disable=missing-docstring,invalid-name,too-many-lines", id="a pragma"),
        pytest.param("vim: set expandtab shiftwidth autoindent", id="a modeline"),
        pytest.param(">>> from auth import sign, verify, forget", id="a doctest"),
        pytest.param("https://example.com/how/we/sign/messages", id="an address"),
        pytest.param("someone.else@mail.example.com other.person@mail.example.com", id="mail addresses"),
        pytest.param("TODO", id="a bare TODO"),
        pytest.param("todo: write something sensible about signing messages here", id="a promise"),
        pytest.param(
            "FIXME(jane): describe how partners sign messages\nand forget them again", id="a longer promise"
        ),
    ],
)
def test_what_describes_nothing_has_no_words(text: str) -> None:
    assert words(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The auth module.", id="its name"),
        pytest.param("src.auth\n~~~~~~~~", id="its dotted name"),
        pytest.param("src/auth.py", id="its path"),
        pytest.param("Module for auth.", id="module for X"),
        pytest.param("Package containing various things related to auth", id="container words"),
        pytest.param("Initialization of the auth package.", id="initialisation"),
        pytest.param("Top-level package for Auth.", id="cookiecutter"),
        pytest.param("One-line description for README and other doc files.", id="another cookiecutter"),
        pytest.param("Insert a short description here", id="insert here"),
        pytest.param("_summary_", id="an editor's placeholder"),
        pytest.param("Module docstring.", id="a sop to the linter"),
        pytest.param("Missing docstring for this module", id="another sop"),
    ],
)
def test_a_template_says_nothing_beyond_the_name(text: str) -> None:
    assert words(text) == set()


def test_only_different_words_count() -> None:
    assert words("retry, Retry and RETRY once more") == {"retry", "once", "more"}


def test_the_name_of_the_module_counts_joined_or_apart() -> None:
    assert words("UserProfile and user profile", "src/user_profile") == set()


def test_a_parent_name_counts_in_a_sentence_but_not_alone() -> None:
    assert words("shop\nSigns shop messages", "shop/auth") == {"signs", "shop", "messages"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("TODO", False, id="a promise is a beginning"),
        pytest.param("Auth.", False, id="a name is a beginning"),
        pytest.param("", True, id="nothing"),
        pytest.param(APACHE, True, id="a licence"),
        pytest.param("Author: Jane", True, id="an author"),
    ],
)
def test_boilerplate_is_what_nobody_wrote_for_this_module(text: str, expected: bool) -> None:
    assert prose.is_boilerplate(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "\n\n  Signs\tmessages.  \nMore.", "Signs messages.", id="the first line, one space each"
        ),
        pytest.param("src.auth\n~~~~~~~~\n\nSigns messages.", "Signs messages.", id="past its own name"),
        pytest.param("# Auth", "Auth", id="a title, for want of more"),
        pytest.param("~~~~\n123", "", id="no letter at all"),
        pytest.param("x" * 80, "x" * 59 + "…", id="cut to sixty characters"),
        pytest.param("evil \x1b[31mred\u202e", "evil \\x1b[31mred\\u202e", id="escapes made harmless"),
    ],
)
def test_a_quote_is_one_short_harmless_line(text: str, expected: str) -> None:
    assert prose.quote(text, "src/auth") == expected


def test_only_the_beginning_of_a_text_is_examined() -> None:
    assert words("!" * prose.LIMIT + " signs outgoing messages") == set()


# A pattern that goes back over what it read would need hours for these; the suite would never end.
HOSTILE = [
    "copyright ",
    "(c) ",
    " \t",
    "TODO ",
    "describe the ",
    "put your ",
    "a@",
    "://",
    "_-",
    "x",
    "licence",
    ".",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (2 * prose.LIMIT)

    assert len(prose.described(text)) <= prose.LIMIT
    assert len(words(text)) <= prose.LIMIT // 2
    assert len(prose.quote(text, "a")) <= 60


LINES = st.sampled_from(
    [
        "",
        "Signs partner messages.",
        "and forgets old keys",
        "Copyright (c) 2020 Me",
        "TODO: say why",
        "Author: me",
        "src.auth",
        "~~~",
    ]
)
TEXTS = st.lists(LINES, max_size=8).map("\n".join)


@given(TEXTS)
def test_filtering_twice_is_filtering_once(text: str) -> None:
    once = prose.described(text)

    assert prose.described(once).split() == once.split()


@given(TEXTS, TEXTS)
def test_paragraphs_are_judged_apart(text: str, other: str) -> None:
    assert words(f"{text}\n\n{other}") == words(text) | words(other)
