"""What a Python file says about itself, however it is written."""

from __future__ import annotations

import ast
import codecs
import sys
import tokenize
import warnings
from io import BytesIO

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from async_audit.documentation.languages.language import Text, Unparsed
from async_audit.documentation.languages.python import LONGEST, code_lines, docstring


def said(source: bytes) -> str:
    found = docstring(source)
    assert isinstance(found, Text)
    return found.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(b"'''Signs.'''", "Signs.", id="three quotes"),
        pytest.param(b"'Signs.'", "Signs.", id="one quote"),
        pytest.param(b"#!/usr/bin/python\n# a comment\n\n'Signs.'", "Signs.", id="under comments"),
        pytest.param(b"'Si' \"gns.\"", "Signs.", id="implicit concatenation"),
        pytest.param(b"('Si'\n 'gns.')", "Signs.", id="in parentheses"),
        pytest.param(b"'Signs.'; import os", "Signs.", id="before a semicolon"),
        pytest.param(rb"r'\d signs.'", r"\d signs.", id="raw"),
        pytest.param(codecs.BOM_UTF8 + "'Prüft.'".encode(), "Prüft.", id="with a BOM"),
        pytest.param("# coding: latin-1\n'Prüft.'".encode("latin-1"), "Prüft.", id="latin-1 by its cookie"),
        pytest.param(b"'Signs.'\r\nx = 1\r\n", "Signs.", id="Windows line ends"),
        pytest.param(b"  \n\x0c\n'Signs.'", "Signs.", id="under a form feed"),
    ],
)
def test_the_docstring_is_the_first_plain_literal(source: bytes, text: str) -> None:
    assert said(source) == text


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"", id="no bytes"),
        pytest.param(b"# Copyright 2020\n", id="a comment"),
        pytest.param(b"''", id="an empty literal"),
        pytest.param(b"import os\n\ndef f():\n    'Signs.'\n", id="another one's docstring"),
        pytest.param(b"x = 1\n'Signs.'", id="a text among the code"),
        pytest.param(b"name = 'Signs.'", id="a value"),
        pytest.param(b"...\n", id="an ellipsis"),
    ],
)
def test_without_a_docstring_there_is_no_text(source: bytes) -> None:
    assert docstring(source) == Text("")


@pytest.mark.parametrize(
    ("source", "why"),
    [
        pytest.param(b"f'Signs {1}.'", "line 1 is an f-string", id="an f-string"),
        pytest.param(b"'Signs ' f'{1}.'", "line 1 is an f-string", id="an f-string by concatenation"),
        pytest.param(b"\nb'Signs.'", "line 2 is bytes", id="bytes"),
        pytest.param(
            b"from __future__ import annotations\n'Signs.'", "line 2 is no docstring", id="after an import"
        ),
    ],
)
def test_a_text_that_only_looks_like_the_docstring_is_explained(source: bytes, why: str) -> None:
    found = docstring(source)

    assert isinstance(found, Text)
    assert found.text == ""
    assert why in found.nearly


@pytest.mark.parametrize(
    ("source", "why"),
    [
        pytest.param(b"x = 1\ndef f(:\n", "line 2", id="a syntax error"),
        pytest.param(b"print 'hello'", "line 1", id="Python 2"),
        pytest.param(b"if 1:\nx = 1", "line 2", id="wrong indentation"),
        pytest.param(b"'Signs.'\x00", "null bytes", id="a null byte"),
        pytest.param("'Signs.'".encode("utf-16"), "does not parse", id="UTF-16"),
        pytest.param(b"'Pr\xfcft.'", "does not parse", id="latin-1 without a cookie"),
        pytest.param(b"# coding: klingon\n'Signs.'", "klingon", id="an unknown cookie"),
        pytest.param(b"# coding: zlib\n'Signs.'", "zlib", id="a cookie that is no text"),
        pytest.param(b"# coding: punycode\n'Signs.'", "too slow", id="a cookie that is slow"),
        pytest.param(b"# \n# -*- coding: IDNA -*-\n'Signs.'", "too slow", id="another slow cookie"),
        pytest.param(b"(" * 5000, "does not parse", id="brackets nested deeply"),
        pytest.param(b"-" * 100_000 + b"1", "nests too deeply", id="minuses nested deeply"),
        pytest.param(b"x = " + b"9" * 10_000, "does not parse", id="a number of ten thousand digits"),
        pytest.param(b"# " + b"x" * LONGEST, "too long", id="a huge file"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(source: bytes, why: str) -> None:
    found = docstring(source)

    assert isinstance(found, Unparsed)
    assert why in found.reason


@pytest.mark.parametrize("piece", [b"+a", b".a", b"()", b"[0]"])
def test_a_long_chain_does_not_kill_the_process(piece: bytes) -> None:
    found = docstring((b"a" + piece * LONGEST)[: LONGEST - len(piece)])

    # before 3.11 a file short enough to be parsed cannot nest deeply enough to matter
    assert isinstance(found, Unparsed if sys.version_info >= (3, 11) else (Text, Unparsed))


def test_a_huge_line_is_read() -> None:
    assert docstring(b"'Signs.'\nx = '" + b"x" * (LONGEST // 2) + b"'") == Text("Signs.")


def test_a_strangers_escape_is_not_our_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert docstring(b"'\\d signs.'\nassert (1, 'x')\n1 is 1") == Text("\\d signs.")


def test_the_message_of_a_syntax_error_is_harmless() -> None:
    found = docstring("x = 1 \u202e".encode())

    assert isinstance(found, Unparsed)
    assert "\u202e" not in found.reason


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from(["", "# c\n\n", "\ufeff"]))
def test_any_text_comes_back_as_python_itself_reads_it(text: str, above: str) -> None:
    source = f"{above}{text!r}\nimport os\n".encode()

    assert said(source) == (ast.get_docstring(ast.parse(source), clean=False) or "")


@given(st.binary(max_size=200))
def test_any_bytes_give_an_answer(source: bytes) -> None:
    found = docstring(source)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            expected = ast.get_docstring(ast.parse(source), clean=False) or ""
        except (SyntaxError, ValueError):
            assert isinstance(found, Unparsed)
        else:
            assert isinstance(found, Text)
            assert found.text == expected


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param(b"", 0, id="nothing"),
        pytest.param(b"\n \n\t\n", 0, id="blank lines"),
        pytest.param(b"# Copyright 2020\n#\n  # indented\n", 0, id="comments"),
        pytest.param(b"# c\n\n'''Signs\n\nmessages.\n'''\n", 0, id="a docstring"),
        pytest.param(
            b'\xef\xbb\xbfr"""Signs\n\\""" messages."""\n', 0, id="a docstring with BOM and escapes"
        ),
        pytest.param(b"'Signs.'\nx = 1\n", 1, id="a docstring of one line"),
        pytest.param(b"import os\n\n# why\nx = 1  # what\n", 2, id="code among comments"),
        pytest.param(b"x = 1\r\ny = 2\rz = 3", 3, id="other line ends"),
        pytest.param(b"'''never closed\nx = 1\n", 2, id="a text that never ends"),
        pytest.param(b"\xff\xfe\x00", 1, id="no Python at all"),
    ],
)
def test_lines_of_code_are_counted_without_docstring_and_comments(source: bytes, lines: int) -> None:
    assert code_lines(source) == lines


LINES = st.sampled_from(["", "  ", "# c", "x = 1", "f(1,", "  2)", "'text'", "import os"])


@given(st.lists(LINES, max_size=12), st.sampled_from(["", "'Signs.'", '"""a\n\nb"""', "'''#'''", "'it\\'s'"]))
def test_lines_are_counted_as_the_tokenizer_sees_them(lines: list[str], text: str) -> None:
    source = "\n".join([text, *lines, ""]).encode()
    try:
        tree = ast.parse(source)
        tokens = list(tokenize.tokenize(BytesIO(source).readline))
    except (SyntaxError, tokenize.TokenError):
        assume(False)
    silent = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.ENCODING,
        tokenize.INDENT,
        tokenize.DEDENT,
    }
    under = (tree.body[0].end_lineno or 0) if ast.get_docstring(tree) else 0
    seen = {token.start[0] for token in tokens if token.type not in silent and token.string}

    assert code_lines(source) == len([line for line in seen if line > under])


# A pattern that goes back over what it read would need hours for these; the suite would never end.
@pytest.mark.parametrize("piece", [b"#\n", b"\\", b"'", b'"', b"'''\\", b'""" ', b" ", b"\xef\xbb\xbf"])
def test_hostile_bytes_are_counted_in_linear_time(piece: bytes) -> None:
    source = piece * 300_000

    assert code_lines(source) <= len(source)
