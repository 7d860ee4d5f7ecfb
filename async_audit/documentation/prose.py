"""Which words of a text say what a module is for.

Licences, authors, pragmas and templates stand where a description should stand. A paragraph is
read up to its first line that is one of these, because the description often shares a block with
the licence under it (50 of 115 files of redis).

Texts come from strangers: every pattern here is linear in what it reads, and ``LIMIT`` caps that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from async_audit.inert import inert
from async_audit.patterns import late

LIMIT = 1 << 14
"""Characters of a text that are examined; whoever needs more to say what it is has not said it."""

_QUOTE = 60

# A phrase, never the bare word: "Checks the licences of what we ship" is a description.
_LICENCE = late(
    r"copyright\s*(?:\(c\)|©|:|by\b|notice|holder|\d{4})|^[\W_]{0,9}copyright\b|^[\W_]{0,9}\(c\)\s"
    r"|copyrighted\b|\(c\)\s*\d{4}|©\s*\d{4}"
    r"|spdx-|all rights reserved|this file is part of|free software\b.{0,40}redistribut"
    r"|licen[cs]e[ds]?\s*:|@licen[cs]e|licen[cs]ed (?:under|to the)\b|contributor licen[cs]e agreement|\bunder [\w.]{1,20} terms\b|/licen[cs]es?\b"
    r"|(?:under|see|of|copy of) the (?:terms|licen[cs]e)\b|\b(?:mit|bsd|apache|public|isc) licen[cs]e"
    r"|permission is hereby granted|permission to use, copy|redistribution and use|redistributions (?:of|in)\b"
    r"|endorse or promote|source code is governed|unless required by applicable law|in the hope that it will be"
    r"|(?:without|implied|express|no) (?:any )?warrant|software is provided|the gnu .{0,20}general public",
    re.IGNORECASE,
)
_LEGAL = late(
    r"\b(?:licen[cs]e[ds]?|warrant\w{1,9}|liab\w{1,9}|redistribut\w{1,6}|permit persons|permissions?"
    r"|this software|this program is|this library is|you may not|you may opt|as is)\b",
    re.IGNORECASE,
)
_UNWRITTEN = late(
    r"^\W{0,9}(?i:todo|fixme|xxx|tbd|tbc|wip)\b\s*(?:$|[:(.!?])"
    r"|\b(?:TODO|FIXME|XXX|TBD)\b\s*(?:$|[:(.!?]|(?:add|write|document|describe|explain|fill)\b)"
)
_SIDE_LINE = late(
    r"[\W_]{0,9}(?:"
    r"(?:authors?|maintainers?|credits|date|version|since|e-?mail|contact|file(?:name)?|last (?:modified|updated))\s*:"
    r"|created (?:by|on|at)\b|last (?:modified|updated)\b|written by\b"
    r"|(?:pylint|flake8|mypy|pyright|ruff|isort|fmt|yapf|pragma|encoding|coding|vim?)\s*[:=]|type:\s*ignore"
    r"|noqa\b|nosec\b|(?:es|js|ts|style)lint\b|prettier-ignore|istanbul\b|c8 ignore|webpack\w{4,20}:"
    r"|frozen_string_literal:|typed:|warn_indent:|rubocop:|shellcheck\s|clang-format\b|nolint|noinspection\b|\$id\b"
    r"|swiftlint:|sourcery:|swift-tools-version|phpcs:|phpstan-|psalm-|ktlint|scalastyle:|checkstyle:|swift-format"
    r"|(?:end|begin|start) of file\b|automatically generated\b|///?\s*<reference)"
    r"|resharper \w|@(?:ts-\w|flow|jest|vitest|jsx|format|prettier|generated|preserve|internal\b|noflow|import\b|typedef\b|template\b)"
    r"|@(?:author|date|version|time|email|file|software|project)\b|-\*-|#!|>>>|\.\.\.(?:\s|$)"
    r"|\.\. (?:module|moduleauthor|sectionauthor|codeauthor|currentmodule|auto[a-z]+|py:module)::",
    re.IGNORECASE,
)
_TEMPLATE = late(
    r"top[- ]level (?:package|module) (?:for|of)\b|one-line description for readme and other doc files"
    r"|(?:insert|enter|write|add|put|missing|empty)(?: (?:a|an|the|your|this|short|brief|some|module|package|file"
    r"|one-line)){0,4} (?:description|docstring)\b|describe (?:the|your|this) (?:module|package|file)"
    r"|(?:description|docstring|documentation|summary) here\b|(?:module|package|file) (?:description|docstring)"
    r"|lorem ipsum|_summary_|\[summary\]",
    re.IGNORECASE,
)
# Two characters of a script that is written without spaces are about one word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_WORD = late(rf"[{_UNSPACED}]{{2}}|[^\W\d_{_UNSPACED}][^\W_{_UNSPACED}]+")
_ASCII_WORD = late(r"[^\W\d_][^\W_]+")
"""The same in ASCII: all those scripts take longer to compile than a hook takes to read."""

_EXTENSION = late(r"\.[a-z+]{1,5}$")
_EXTENSIONS = frozenset("py go js ts tsx java kt cs cpp rb rs php swift ex sh tf".split())
_CAMEL = late(r"(?<=[a-z0-9])(?=[A-Z])")  # HttpServer is a server

# Words that every module could say of itself.
_EMPTY_WORDS = frozenset(
    "all an and any are as at be by can for from has have here in into is it its not of on or other our some such "
    "that the their them these they this those to used use uses using via was we were which will with you your "
    "module modules package packages subpackage submodule file files folder directory init py docstring "
    "contain contains containing include includes including provide provides define defines "
    "initialise initialize initialises initializes initialization initialisation "
    "class classes interface represents representing implementation implements "
    "related various misc miscellaneous stuff things thing todo fixme tbd".split()
)


def described(text: str) -> str:
    """What is left of ``text`` without licences, authors, pragmas, doctests and promises to write it later."""
    kept: list[str] = []
    is_promise = False
    for line in _without_boilerplate(text):
        promise = _UNWRITTEN.search(line)
        is_promise = bool(line) and (is_promise or promise is not None)
        if promise is not None:
            kept.append(line[: promise.start()])
        elif not is_promise:
            kept.append(line)
    return "\n".join(kept)


def is_boilerplate(text: str) -> bool:
    """Whether nobody began to describe anything in ``text``. A ``TODO`` is a beginning."""
    return not any(_word(line).search(line) for line in _without_boilerplate(text))


def content_words(text: str, path: str) -> frozenset[str]:
    """Different words of ``text`` that say something about ``path`` that its name does not.

    A line made of nothing but words of the path says nothing; elsewhere only the last name of the
    path is left out. ``text`` is what ``described`` returns.
    """
    folders = _path_words(path)
    name = _EXTENSION.sub("", path.rpartition("/")[2])
    whole = _words(name)
    own = {*whole, "".join(whole), *_words(_CAMEL.sub(" ", name))}
    found: set[str] = set()
    for line in text[:LIMIT].splitlines():
        line = _TEMPLATE.sub(" ", line)
        # "HttpServer" says nothing of HttpServerExtensions that its name does not
        named = {
            word.casefold()
            for word in _word(line).findall(line)
            if own.issuperset(_words(_CAMEL.sub(" ", word)))
        }
        words = {word for word in _words(line) if word not in _EMPTY_WORDS} - named
        if not words <= folders:
            found |= words - own
    return frozenset(found)


def quote(text: str, path: str) -> str:
    """The first line of ``text`` that is more than the name of ``path``, or else has a letter in it.

    Harmless, and short enough to stand in a sentence; empty if there is no letter.
    """
    folders = _path_words(path)
    lines = [" ".join(line.split()) for line in text[:LIMIT].splitlines() if _word(line).search(line)]
    line = next((line for line in lines if not folders.issuperset(_words(line))), lines[0] if lines else "")
    line = line.strip("#*= ")
    return inert(line if len(line) <= _QUOTE else line[: _QUOTE - 1].rstrip() + "…")


def _without_boilerplate(text: str) -> Iterator[str]:
    is_licence = False
    was_licence = False
    for paragraph in _paragraphs(text[:LIMIT]):
        # the rest of a licence has many wordings, and each of its paragraphs some of these words
        is_licence = was_licence and any(_LEGAL.search(line) for line in paragraph)
        for line in paragraph:
            is_licence = bool(line) and (is_licence or _LICENCE.search(line) is not None)
            was_licence = was_licence or is_licence
            if not is_licence and not _SIDE_LINE.match(line) and not _is_art(line):
                yield line


def _is_art(line: str) -> bool:
    """Whether a line is drawn rather than written, as the banner above every file of curl."""
    signs = sum(not (sign.isalnum() or sign.isspace()) for sign in line)
    return signs > 5 and signs * 2 > len(line) - line.count(" ")


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Stripped lines up to each that is empty, with it."""
    paragraph: list[str] = []
    for line in (line.strip() for line in text.splitlines()):
        paragraph.append(line)
        if not line:
            yield paragraph
            paragraph = []
    yield paragraph


def _words(text: str) -> list[str]:
    # addresses of pages and people are no words; by token, as a pattern for them would be quadratic
    tokens = (token for token in text.split() if "://" not in token and "@" not in token)
    told = " ".join(tokens)
    return [word.casefold() for word in _word(told).findall(told)]


def _word(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _WORD


def _path_words(path: str) -> frozenset[str]:
    return frozenset(_words(path)).union(_words(_CAMEL.sub(" ", path)), _EXTENSIONS)
