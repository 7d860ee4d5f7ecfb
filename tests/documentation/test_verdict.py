"""Which evidence documents a module."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from async_audit.documentation.modules import modules
from async_audit.documentation.speakers import Rung
from async_audit.documentation.verdict import Verdict, verdict
from async_audit.facts import Kind
from tests.fixed_snapshot import FixedSnapshot

TEXT = "Signs outgoing partner messages."
JS = "".join(f"const a{number} = {number};\n" for number in range(20))
SAYS = f"// {TEXT}\n\n{JS}"


def answer(contents: Mapping[str, str], path: str = "a") -> Verdict:
    kinds = {one: Kind.DOCUMENT for one in contents if one.endswith(".md")}
    snapshot = FixedSnapshot(contents, kinds)
    (module,) = [one for one in modules(snapshot.files, "package") if one.path.startswith(path)]
    return verdict(module, snapshot.read, 20, 3)


@pytest.mark.parametrize(
    ("contents", "rung", "evidence"),
    [
        pytest.param({"a/x.js": JS, "a/y.js": JS}, Rung.NONE, "None", id="nothing"),
        pytest.param(
            {"a/x.js": JS, "a/y.js": JS, "a/README.md": f"# A\n\n{TEXT}\n"},
            Rung.README,
            f'a/README.md:3 "{TEXT}"',
            id="a README",
        ),
        pytest.param({"a/index.js": SAYS, "a/y.js": JS}, Rung.ENTRY, f'a/index.js:1 "{TEXT}"', id="an entry"),
        pytest.param({"a/a.js": SAYS, "a/y.js": JS}, Rung.ENTRY, f'a/a.js:1 "{TEXT}"', id="named like it"),
        pytest.param(
            {"a/x.js": SAYS, "a/y.js": SAYS, "a/z.js": JS},
            Rung.FILES,
            f'a/x.js:1 "{TEXT}"',
            id="two of three files",
        ),
        pytest.param(
            {"a/x.js": SAYS, "a/y.js": JS, "a/z.js": JS}, Rung.NONE, "None", id="one of three files"
        ),
        pytest.param(
            {"a/x.go": f"// {TEXT}\npackage a\n{JS}", "a/y.go": JS},
            Rung.NATIVE,
            f'a/x.go:1 "{TEXT}"',
            id="a package comment",
        ),
        pytest.param(
            {"a/x.java": f"/** {TEXT} */\nclass x {{}}\n{JS}", "a/y.java": f"/** {TEXT} */\nclass y {{}}\n"},
            Rung.FILES,
            f'a/x.java:1 "{TEXT}"',
            id="its classes",
        ),
        pytest.param(
            {"a/x.go": f"package a\n// {TEXT}\ntype X int\n{JS}", "a/y.go": f"// {TEXT}\n\npackage a\n"},
            Rung.NONE,
            "None",
            id="types, where a file is no module",
        ),
        pytest.param(
            {"a/x.py": f"#!/usr/bin/python\n# {TEXT}\n" + "x = 1\n" * 20},
            Rung.NATIVE,
            f'a/x.py:2 "{TEXT}"',
            id="a comment above a script",
        ),
    ],
)
def test_a_module_is_documented_by(contents: dict[str, str], rung: Rung, evidence: str) -> None:
    found = answer(contents)

    assert (found.rung, str(found.evidence)) == (rung, evidence)


def test_a_header_and_its_source_count_as_one() -> None:
    contents = {"a/x.c": JS, "a/x.h": SAYS, "a/y.c": JS, "a/y.h": SAYS}

    assert answer(contents).rung is Rung.FILES


def test_what_is_waived_in_the_code_is_left_out() -> None:
    code = "defmodule A do\n  @moduledoc false\n" + JS

    assert answer({"a/x.ex": code}).left_out == "waived in the code"


def test_what_a_program_wrote_is_left_out() -> None:
    assert answer({"a/x.js": f"// @generated\n{JS}"}).left_out == "generated"
    assert answer({"a/x.js": f"// @generated\n{JS}", "a/y.js": JS}).lines == 20


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        pytest.param(
            {"a/x.js": JS, "a/README.md": f"{TEXT}\n"}, f'a: README a/README.md:1 "{TEXT}"', id="documented"
        ),
        pytest.param({"a/x.js": f"// TODO\n\n{JS}"}, 'a: nothing a/x.js:1 "TODO"', id="too little"),
        pytest.param({"a/x.js": JS}, "a: nothing", id="nothing"),
        pytest.param({"a/x.js": ""}, "a: empty", id="left out"),
    ],
)
def test_a_verdict_shows_its_evidence(contents: dict[str, str], text: str) -> None:
    assert str(answer(contents)) == text
