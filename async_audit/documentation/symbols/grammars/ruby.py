"""Ruby: classes, modules and their methods above ``private``; not what only holds others, or is empty."""

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

_MARKS = ("#",)
_ROOMS = frozenset({"class", "module"})
_METHODS = frozenset({"method", "singleton_method"})
_HIDING = frozenset({"private", "protected"})


def definitions(root: Node, owner: str = "", depth: int = 0) -> Iterator[Definition]:
    """The public names of a file, or of the body of a class or module."""
    for node, comment in told(root.named_children, _MARKS):
        if node.type not in _ROOMS:
            continue
        name = f"{owner}.{name_of(node).replace('::', '.')}".lstrip(".")
        body = node.child_by_field_name("body")
        if body is None:
            continue
        if not all(map(_is_aside, body.named_children)):
            yield define(name, node, comment)._replace(signature="")
        if node.child_by_field_name("superclass") is None:
            yield from _methods(body, name)
        if depth < DEEPEST:
            yield from definitions(body, name, depth + 1)


def _is_aside(node: Node) -> bool:
    """Whether it is a constant, a comment, or another class: what only names them says all that it is."""
    return node.type in _ROOMS or "comment" in node.type or node.type == "assignment"


def _methods(body: Node, owner: str) -> Iterator[Definition]:
    """Methods of a class; of one with a superclass they may be described there."""
    hidden = {
        text(argument).lstrip(":")
        for call in body.named_children
        if call.type == "call" and text(call.child_by_field_name("method")) in _HIDING
        for arguments in call.named_children[1:]
        for argument in arguments.named_children
    }
    for node, comment in told(body.named_children, _MARKS):
        name = name_of(node)
        if node.type == "identifier" and text(node) in _HIDING:
            return
        if node.type in _METHODS and name[:1].isalpha() and name not in hidden | {"initialize"}:
            yield define(f"{owner}.{name}", node, comment)
