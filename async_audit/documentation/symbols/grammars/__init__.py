"""Public names in languages that tree-sitter parses, one language a file; its wheels come with an extra."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from async_audit.documentation.languages import language_name
from async_audit.documentation.languages.language import Unparsed, decoded
from async_audit.documentation.symbols.grammars.node import Definition, Node, is_hidden, is_told
from async_audit.documentation.symbols.symbol import Symbol

EXTRA = "pip install 'async-audit[languages]'"
LONGEST = 1 << 19
"""Bytes; nobody writes a longer file by hand."""
_PIECE = 1 << 16
# A parser that keeps all ways to read "a<a<a<…" takes 250 MB for 8 KiB of it, and dies of 32. It counts its steps by
# the hundred: 20,000 files of nine repositories took 22 a KiB at most. Steps, as seconds are never the same twice.
_STEPS, _STEPS_A_KIB = 100, 40


class _Grammar(NamedTuple):
    wheel: str
    function: str = "language"


_GRAMMARS = {
    "csharp": _Grammar("tree_sitter_c_sharp"),
    "go": _Grammar("tree_sitter_go"),
    "java": _Grammar("tree_sitter_java"),
    "javascript": _Grammar("tree_sitter_javascript"),
    "ruby": _Grammar("tree_sitter_ruby"),
    "rust": _Grammar("tree_sitter_rust"),
}
"""Language -> its grammar; the file of that name in this folder reads the tree."""
_TYPED = {
    **dict.fromkeys(("ts", "mts", "cts"), _Grammar("tree_sitter_typescript", "language_typescript")),
    "tsx": _Grammar("tree_sitter_typescript", "language_tsx"),
}


def is_spoken(path: str) -> bool:
    """Whether the names of a file can be told once the extra is installed."""
    return language_name(path) in _GRAMMARS


def is_lacking(path: str) -> bool:
    """Whether the grammar of its language is not installed, or too old or too new for the tree-sitter that is."""
    return _parser(_grammar(path)) is None


def symbols(path: str, source: bytes) -> tuple[Symbol, ...] | Unparsed:
    """The public names of a file by line, of one for each system or type any that is documented.

    Where the grammar does not understand something, what stands there is not seen.
    """
    parser = _parser(_grammar(path))
    if parser is None:
        return ()
    if len(source) > LONGEST:
        return Unparsed(f"is longer than {LONGEST // 1024} KiB, which is too long to parse safely")
    tree = _tree(parser, decoded(source).encode("utf-8", "replace"))
    if tree is None:
        return Unparsed("does not parse with tree-sitter: it can be read in too many ways")
    found: dict[str, Symbol] = {}
    for one in _definitions(path, tree):
        known = found.get(one.name)
        if known is None or not known.is_documented:
            line = one.line if known is None else known.line
            found[one.name] = Symbol(one.name, line, is_told(one))
    return tuple(sorted(found.values(), key=lambda symbol: symbol.line))


def _tree(parser: Any, source: bytes) -> Node | None:
    """The top of the tree; None where the parser would try too many ways to read the file."""
    left = _STEPS + _STEPS_A_KIB * len(source) // 1024

    def is_over(_offset: int, _has_error: bool) -> bool:
        nonlocal left
        left -= 1
        return left < 0

    try:
        tree = parser.parse(lambda offset, _: source[offset : offset + _PIECE], progress_callback=is_over)
    except ValueError:
        parser.reset()  # else it would go on where it was stopped
        return None
    root: Node = tree.root_node
    return root


def _definitions(path: str, root: Node) -> Iterator[Definition]:
    room = import_module(f"{__name__}.{language_name(path)}")
    hidden: set[str] = set()
    for one in room.definitions(root):
        if is_hidden(one) or one.name.rpartition(".")[0] in hidden:
            hidden.add(one.name)
        else:
            yield one


def _grammar(path: str) -> _Grammar:
    return _TYPED.get(path.rpartition(".")[2].lower()) or _GRAMMARS[language_name(path)]


@cache
def _parser(grammar: _Grammar) -> Any:
    try:
        tree_sitter: Any = import_module("tree_sitter")
        wheel: Any = import_module(grammar.wheel)
        return tree_sitter.Parser(tree_sitter.Language(getattr(wheel, grammar.function)()))
    except (ImportError, ValueError):  # ValueError: a grammar of another generation
        return None
