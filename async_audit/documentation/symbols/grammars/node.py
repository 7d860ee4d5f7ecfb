"""What all languages share: a node of a tree, the comment above it, and what that says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from async_audit.documentation.symbols.symbol import says_something
from async_audit.patterns import late

DEEPEST = 20
"""Levels of classes in classes that are looked into; whoever nests deeper is hostile."""
_MARK = late(r"^[ \t]*(?:/\*+!?|\*+/?|//[/!]?|#+)", re.MULTILINE)
# "@param {Row} row" is signature, "@returns the newest row" is not.
_TAG = late(r"\{@\w{1,40} ([^{}\n]{0,200})\}|@\w{1,40}(?:[ \t]{1,9}\{[^{}\n]{0,200}\})?")
_XML = late(r"</?[A-Za-z][^<>]{0,300}>")
_HIDDEN = late(r":nodoc:|@(?:internal|private|hidden|ignore)\b")
_WORD = late(r"\w{2,200}")


class Node(Protocol):
    """What is needed of a node of tree-sitter."""

    @property
    def type(self) -> str:
        """Its name in the grammar."""

    @property
    def text(self) -> bytes | None:
        """The source."""

    @property
    def start_point(self) -> tuple[int, int]:
        """Row and column, from 0."""

    @property
    def end_point(self) -> tuple[int, int]:
        """Row and column behind it."""

    @property
    def children(self) -> Sequence[Node]:
        """All of them, also words and signs of the language."""

    @property
    def named_children(self) -> Sequence[Node]:
        """Without those."""

    def child_by_field_name(self, name: str, /) -> Node | None:
        """The child that has this part."""


class Definition(NamedTuple):
    """A public name with all that is said about it."""

    name: str
    line: int
    comment: str
    """As written, with its marks; empty if there is none."""
    signature: str
    """Parameters and types, as written."""


def define(name: str, node: Node, comment: str) -> Definition:
    """What ``node`` defines under a name."""
    fields = ("parameters", "result", "return_type", "type", "returns")
    signature = " ".join(text(part) for field in fields if (part := node.child_by_field_name(field)))
    return Definition(name, node.start_point[0] + 1, comment, signature)


def told(
    nodes: Sequence[Node], marks: tuple[str, ...], passing: str = "attribute_item"
) -> Iterator[tuple[Node, str]]:
    """Each node that is no comment, with the comment that ends directly above it, past nodes called ``passing``.

    Only comments that begin with one of ``marks`` are such.
    """
    lines: list[str] = []
    last = code = -2
    for node in nodes:
        first = node.start_point[0]
        if first > last + 1:
            lines = []
        if "comment" in node.type:
            if first != code:  # else it is about what stands before it in the line
                said = text(node)
                lines += [said] if said.startswith(marks) else []
                last = _last(node)
        elif node.type == passing:
            lines += [text(node)] if "doc" in text(node)[:9] else []
            last = _last(node)
        else:
            yield node, "\n".join(lines)
            lines = []
            last = code = _last(node)


def folded(one: Definition, body: Node | None, marks: tuple[str, ...], constructor: str) -> Definition:
    """A type with what its constructor says: the text of either is the text of both."""
    for node, comment in told(body.named_children if body is not None else (), marks):
        if comment and constructor in (node.type, name_of(node)):
            own = define(one.name, node, comment)
            if is_hidden(own):  # a constructor that nobody may call hides no type
                return one
            return own._replace(line=one.line, comment=f"{one.comment}\n{comment}")
    return one


def _last(node: Node) -> int:
    row, column = node.end_point
    return row if column else row - 1  # some comments end with their line


def text(node: Node | None) -> str:
    """The source of a node; empty for none."""
    return (node.text or b"").decode("utf-8", "replace") if node is not None else ""


def name_of(node: Node) -> str:
    """The name that a node defines."""
    return text(node.child_by_field_name("name"))


def is_told(one: Definition) -> bool:
    """Whether the comment says something, or that it is inherited."""
    if "inheritdoc" in one.comment.lower():
        return True
    bare = _XML.sub(" ", _TAG.sub(r" \1 ", _MARK.sub("", one.comment))).replace("*/", "")
    last = one.name.rpartition(".")[2]
    return says_something(bare, last, _WORD.findall(one.signature))


def is_hidden(one: Definition) -> bool:
    """Whether the comment says that it is nobody's interface."""
    return _HIDDEN.search(one.comment) is not None
