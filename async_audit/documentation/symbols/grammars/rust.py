"""Rust: what is ``pub`` without a limit, with the methods of its own ``impl`` blocks and of traits."""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.documentation.symbols.grammars.node import (
    DEEPEST,
    Definition,
    Node,
    define,
    name_of,
    text,
    told,
)

_MARKS = ("///", "/**")
_ITEMS = frozenset("function_item struct_item enum_item union_item trait_item type_item".split())
_FUNCTIONS = frozenset({"function_item", "function_signature_item"})


def definitions(root: Node, depth: int = 0) -> Iterator[Definition]:
    """The public names of a file, or of a module in it."""
    hidden = {name_of(node) for node in root.named_children if node.type in _ITEMS and not _is_public(node)}
    for node, comment in told(root.named_children, _MARKS):
        body = node.child_by_field_name("body")
        if node.type in _ITEMS and _is_public(node):
            named = define(name_of(node), node, comment)
            yield named if node.type in _FUNCTIONS else named._replace(signature="")
            if node.type == "trait_item" and body is not None:
                yield from _methods(body, name_of(node), is_open=True)
        elif node.type == "impl_item" and body is not None and node.child_by_field_name("trait") is None:
            owner = text(node.child_by_field_name("type")).partition("<")[0].strip()
            if owner not in hidden:
                yield from _methods(body, owner, is_open=False)
        elif node.type == "mod_item" and body is not None and _is_public(node) and depth < DEEPEST:
            for one in definitions(body, depth + 1):
                yield one._replace(name=f"{name_of(node)}.{one.name}")


def _methods(body: Node, owner: str, *, is_open: bool) -> Iterator[Definition]:
    for node, comment in told(body.named_children, _MARKS):
        if node.type in _FUNCTIONS and (is_open or _is_public(node)):
            yield define(f"{owner}.{name_of(node)}", node, comment)


def _is_public(node: Node) -> bool:
    return any(child.type == "visibility_modifier" and text(child) == "pub" for child in node.named_children)
