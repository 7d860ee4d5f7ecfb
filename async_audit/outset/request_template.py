"""The template of a request, with the three questions: new, or what an old one lacks added at its end."""

from __future__ import annotations

import re

from async_audit.descriptions.questions import Question
from async_audit.descriptions.templates import asks, to_add

_FENCE = re.compile(rb"^ {0,3}(?:`{3,}|~{3,})", re.MULTILINE)


def first() -> bytes:
    """A template that asks all of it."""
    return to_add(Question).encode()


def missing(template: bytes) -> tuple[Question, ...]:
    """The questions that a template does not ask, in the order in which they are asked."""
    asked = asks(template.decode("utf-8", "replace"))
    return tuple(question for question in Question if question not in asked)


def extended(template: bytes) -> bytes | None:
    """A Markdown template with the missing questions at its end; None where that end is not plain text."""
    if len(_FENCE.findall(template)) % 2 or template.rfind(b"<!--") > template.rfind(b"-->"):
        return None
    end = b"\r\n" if b"\r\n" in template else b"\n"
    added = to_add(missing(template)).encode().replace(b"\n", end)
    return template.rstrip(b"\r\n") + end + end + added
