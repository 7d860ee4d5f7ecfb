"""Go: functions, methods and types whose names begin with a capital letter, not in ``package main``."""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.documentation.symbols.grammars.node import Definition, Node, define, name_of, text, told
from async_audit.patterns import late

_MARKS = ("//", "/*")
# Methods by which a type is an error, a reader, a list to be sorted; revive leaves them out, too.
_COMMON = frozenset("Error Read ServeHTTP String Write Unwrap Len Less Swap".split())
_RECEIVER = late(r"(\w{1,200})\s*(?:\[[^\]]{0,300}\])?\s*\)$")


def definitions(root: Node) -> Iterator[Definition]:
    """The public names of a file."""
    clause = next((node for node in root.named_children if node.type == "package_clause"), None)
    if text(clause).split()[1:2] == ["main"]:
        return
    for node, comment in told(root.named_children, _MARKS):
        if node.type == "function_declaration" and _is_public(name_of(node)):
            yield define(name_of(node), node, comment)
        elif node.type == "method_declaration":
            found = _RECEIVER.search(text(node.child_by_field_name("receiver")))
            owner, name = found[1] if found else "", name_of(node)
            if _is_public(owner) and _is_public(name) and name not in _COMMON:
                yield define(f"{owner}.{name}", node, comment)
        elif node.type == "type_declaration":
            for part, own in told(node.named_children, _MARKS):
                if _is_public(name_of(part)):
                    named = define(name_of(part), part, own or comment)
                    yield named._replace(signature="")  # the whole body of a struct is its type


def _is_public(name: str) -> bool:
    return name[:1].isupper()
