"""C#: public types and their public methods, without overriding ones."""

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

_MARKS = ("///", "/**")
_TYPES = frozenset(
    "class_declaration interface_declaration struct_declaration record_declaration enum_declaration "
    "delegate_declaration".split()
)
_SPACES = frozenset({"namespace_declaration", "file_scoped_namespace_declaration"})


def definitions(root: Node, owner: str = "", is_open: bool = False, depth: int = 0) -> Iterator[Definition]:
    """The public names of a file, of a namespace or of the body of a type; members of an interface are public."""
    for node, comment in told(root.named_children, _MARKS):
        body = node.child_by_field_name("body")
        if node.type in _SPACES:
            if body is not None and depth < DEEPEST:
                yield from definitions(body, owner, depth=depth + 1)
            continue
        words = {text(child) for child in node.named_children if child.type == "modifier"}
        if "private" in words or not (is_open or "public" in words):
            continue
        name = f"{owner}.{name_of(node)}".lstrip(".")
        if node.type in _TYPES:
            yield folded(define(name, node, comment), body, _MARKS, "constructor_declaration")
            if body is not None and depth < DEEPEST:
                yield from definitions(body, name, node.type == "interface_declaration", depth + 1)
        elif node.type == "method_declaration" and "override" not in words:
            yield define(name, node, comment)
