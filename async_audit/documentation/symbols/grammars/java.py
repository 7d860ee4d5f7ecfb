"""Java: public types and their public methods, without constructors, overriding and one-line accessors."""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.documentation.symbols.grammars.node import (
    DEEPEST,
    Definition,
    Node,
    define,
    folded,
    name_of,
    text,
    told,
)
from async_audit.patterns import late

_MARKS = ("/**", "///")
_TYPES = frozenset(
    "class_declaration interface_declaration enum_declaration record_declaration annotation_type_declaration".split()
)
_OPEN = frozenset({"interface_declaration", "annotation_type_declaration"})
"""Whose members are public without saying so."""
_OVERRIDES = late(r"@(?:java\.lang\.)?Override\b")
_ACCESSOR = late(r"(?:get|set|is)[A-Z]")


def definitions(root: Node, owner: str = "", is_open: bool = False, depth: int = 0) -> Iterator[Definition]:
    """The public names of a file, or of the body of a type."""
    for node, comment in told(root.named_children, _MARKS):
        if node.type == "enum_body_declarations":
            yield from definitions(node, owner, depth=depth)
            continue
        words = next((text(child) for child in node.named_children if child.type == "modifiers"), "")
        if "private" in words.split() or not (is_open or "public" in words.split()):
            continue
        name = f"{owner}.{name_of(node)}".lstrip(".")
        body = node.child_by_field_name("body")
        if node.type in _TYPES:
            yield folded(define(name, node, comment), body, _MARKS, "constructor_declaration")
            if body is not None and depth < DEEPEST:
                yield from definitions(body, name, node.type in _OPEN, depth + 1)
        elif (
            node.type == "method_declaration"
            and not _OVERRIDES.search(words)
            and not _is_accessor(node, body)
        ):
            yield define(name, node, comment)


def _is_accessor(node: Node, body: Node | None) -> bool:
    return bool(_ACCESSOR.match(name_of(node))) and body is not None and len(body.named_children) <= 1
