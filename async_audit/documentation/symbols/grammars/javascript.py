"""JavaScript and TypeScript: functions, classes, interfaces and enumerations that a file exports."""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.documentation.symbols.grammars.node import (
    Definition,
    Node,
    define,
    folded,
    name_of,
    text,
    told,
)
from async_audit.patterns import late

_MARKS = ("/*", "//")
_FUNCTIONS = frozenset(
    "function_declaration generator_function_declaration function_signature function_expression "
    "generator_function arrow_function".split()
)
_CLASSES = frozenset({"class_declaration", "abstract_class_declaration", "class"})
_TYPES = frozenset({"interface_declaration", "enum_declaration"})
_VARIABLES = frozenset({"lexical_declaration", "variable_declaration"})
_EXPORTED = late(r"(?:module\.)?exports\.([A-Za-z$][\w$]{0,200})|module\.exports")


def definitions(root: Node) -> Iterator[Definition]:
    """The public names of a file."""
    listed = frozenset(_listed(root))
    for node, comment in told(root.named_children, _MARKS):
        if node.type == "export_statement":
            inner = node.child_by_field_name("declaration") or node.child_by_field_name("value")
            if inner is not None:
                yield from _of(inner, comment, name_of(inner) or "default")
        elif node.type == "expression_statement":
            yield from _assigned(node, comment)
        else:
            yield from (
                one for one in _of(node, comment, name_of(node)) if one.name.partition(".")[0] in listed
            )


def _listed(root: Node) -> Iterator[str]:
    """Local names that are exported in a list: ``export { a, b as c }``, ``module.exports = { a, c: b }``."""
    for node in root.named_children:
        if node.type == "export_statement" and node.child_by_field_name("source") is None:
            for clause in node.named_children:
                if clause.type == "export_clause":
                    yield from map(name_of, clause.named_children)
                elif clause.type == "identifier":  # export default a
                    yield text(clause)
        elif node.type == "expression_statement":
            left, right = _sides(node)
            if right is not None and _EXPORTED.fullmatch(left):
                for part in right.named_children if right.type == "object" else [right]:
                    yield text(part.child_by_field_name("value") or part)


def _assigned(statement: Node, comment: str) -> Iterator[Definition]:
    left, right = _sides(statement)
    found = _EXPORTED.fullmatch(left)
    if found is None or right is None:
        return
    if right.type == "object" and not found[1]:
        for part, own in told(right.named_children, _MARKS):
            value = part.child_by_field_name("value")
            if part.type == "method_definition":
                yield define(name_of(part), part, own)
            elif value is not None and (key := text(part.child_by_field_name("key"))).isidentifier():
                yield from _of(value, own, key)
    else:
        yield from _of(right, comment, found[1] or name_of(right) or "default")


def _sides(statement: Node) -> tuple[str, Node | None]:
    inner = statement.named_children[0] if statement.named_children else None
    if inner is None or inner.type != "assignment_expression":
        return "", None
    return text(inner.child_by_field_name("left")), inner.child_by_field_name("right")


def _of(node: Node, comment: str, name: str) -> Iterator[Definition]:
    if node.type == "ambient_declaration" and node.named_children:
        node = node.named_children[0]
        name = name_of(node)
    if node.type in _FUNCTIONS or node.type in _TYPES:
        yield define(name, node, comment)
    elif node.type in _CLASSES:
        body = node.child_by_field_name("body")
        yield folded(define(name, node, comment), body, _MARKS, "constructor")
        yield from _members(node, body, name)
    elif node.type in _VARIABLES:
        for part in node.named_children:
            value = part.child_by_field_name("value")
            if value is not None and (value.type in _FUNCTIONS or value.type in _CLASSES):
                yield from _of(value, comment, name_of(part))


def _members(node: Node, body: Node | None, owner: str) -> Iterator[Definition]:
    """Methods of a class; of one that extends or implements another they may be described there."""
    if body is None or any(child.type == "class_heritage" for child in node.named_children):
        return
    for member, comment in told(body.named_children, _MARKS, passing="decorator"):
        name = name_of(member)
        words = {text(child) for child in member.named_children if child.type == "accessibility_modifier"}
        is_method = member.type in ("method_definition", "abstract_method_signature")
        if (
            is_method
            and name != "constructor"
            and name[:1].isalpha()
            and not words & {"private", "protected"}
        ):
            yield define(f"{owner}.{name}", member, comment)
