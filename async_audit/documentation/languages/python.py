"""What a Python file says about itself: its docstring, and how many lines of code stand under it."""

from __future__ import annotations

import ast
import re
import sys
import warnings

from async_audit.documentation.comments import HASH
from async_audit.documentation.languages.language import Language, Source, Text, Unparsed
from async_audit.inert import inert
from async_audit.patterns import late

# Before 3.11 the parser has no guard against ``a+a+a+…``: it needs 80 bytes of C stack a level, and
# 105,000 levels kill a process that has the usual 8 MiB.
LONGEST = 1 << 20 if sys.version_info >= (3, 11) else 1 << 17
"""Bytes; a longer file is not parsed."""

_PYTHON = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
# These two decode in quadratic time, and nobody writes Python in them.
_SLOW_CODING = late(rb"coding[:=]\s*(?:punycode|idna)", re.IGNORECASE)
# One alternative for each first byte, so that neither ever goes back over what it has read.
_BLANKS = late(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\r\n]*)*")
_STRING = late(
    rb"[rRuU]?(?:\"\"\"(?:[^\\\"]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^\\']|\\.|'(?!''))*'''"
    rb"|\"(?:[^\\\"\r\n]|\\.)*\"|'(?:[^\\'\r\n]|\\.)*')",
    re.DOTALL,
)


def docstring(source: bytes) -> Text | Unparsed:
    """What a Python file says about itself, by its own coding cookie.

    A docstring is the first statement, and a plain literal: neither bytes nor an f-string.
    """
    tree = parsed(source)
    if isinstance(tree, Unparsed):
        return tree
    text = ast.get_docstring(tree, clean=False)
    return Text(text, tree.body[0].lineno) if text else Text(nearly=_nearly(tree.body))


def parsed(source: bytes) -> ast.Module | Unparsed:
    """A Python file as a tree, or why it cannot be one."""
    if len(source) >= LONGEST:
        return Unparsed(
            f"is longer than {LONGEST // 1024} KiB, which is too long to parse safely with {_PYTHON}"
        )
    if _SLOW_CODING.search(b"\n".join(source.split(b"\n", 2)[:2])):
        return Unparsed("has a coding cookie that names a codec too slow to read")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a stranger's string is not our warning
            return ast.parse(source)
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        return Unparsed(f"does not parse with {_PYTHON}{line}: {inert(error.msg or 'invalid syntax')}")
    except (MemoryError, RecursionError):
        return Unparsed(f"does not parse with {_PYTHON}: it nests too deeply")
    except ValueError as error:  # null bytes, before 3.12
        return Unparsed(f"does not parse with {_PYTHON}: {inert(str(error))}")


def opening(head: bytes) -> Text:
    """The docstring in the first bytes of a file, by its look alone; nothing where it does not end there."""
    start = _BLANKS.match(head)
    found = _STRING.match(head, start.end() if start else 0)
    if found is None:
        return Text()
    try:
        text = ast.literal_eval(found[0].decode("utf-8", "replace"))
    except (SyntaxError, ValueError):  # an escape that Python does not know
        return Text()
    return Text(text, head.count(b"\n", 0, found.start()) + 1)


def code_lines(source: bytes) -> int:
    """Lines that are neither blank nor a comment, without the module's docstring.

    By the look of each line, not by parsing: it needs no valid Python, and a ``#`` inside of a long
    string is taken for a comment.
    """
    bare = map(bytes.strip, _below_docstring(source).splitlines())
    return sum(not line.startswith(b"#") for line in filter(None, bare))


def _nearly(body: list[ast.stmt]) -> str:
    for statement in body:
        value = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(value, ast.JoinedStr):
            return f"the text in line {statement.lineno} is an f-string, which is no docstring"
        if isinstance(value, ast.Constant) and isinstance(value.value, bytes):
            return f"the text in line {statement.lineno} is bytes, which are no docstring"
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value.strip():
            return f"the text in line {statement.lineno} is no docstring, as it is not the first statement"
        if not isinstance(statement, (ast.Import, ast.ImportFrom)):
            return ""
    return ""


def _below_docstring(source: bytes) -> bytes:
    start = _BLANKS.match(source)
    text = _STRING.match(source, start.end() if start else 0)
    return source[text.end() :] if text else source


def _says(source: Source) -> Text:
    found = docstring(source.text.encode())
    return found if isinstance(found, Text) else Text()


LANGUAGE = Language(
    title="Python", syntax=HASH, says=_says, text="docstring", place="__init__.py", stands_alone=True
)
