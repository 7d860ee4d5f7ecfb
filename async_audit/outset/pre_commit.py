"""Our hooks in the configuration of pre-commit or prek: added below the others, with all else as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from async_audit.outset.configuration import is_toml

_LARGEST = 1 << 20
"""Bytes of a configuration; more was not written by hand."""


def first(lines: Sequence[str], stages: Sequence[str]) -> bytes:
    """A configuration of nothing but our hooks; ``lines`` are an item of ``repos``, indented by two."""
    types = ", ".join(stages)
    head = (f"default_install_hook_types: [{types}]", "repos:")
    return "".join(f"{line}\n" for line in (*head, *lines)).encode()


def extended(content: bytes, lines: Sequence[str]) -> bytes | None:
    """``content`` with another item at the end of ``repos``; None where that cannot be done safely."""
    try:
        text = content.decode("utf-8") if len(content) <= _LARGEST else ""
        repos = _repos(yaml.compose(text, yaml.SafeLoader))
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None
    if repos is None or repos.flow_style or not repos.value:
        return None
    column = repos.start_mark.column
    end = "\r\n" if "\r\n" in text else "\n"
    item = "".join(f"{' ' * column}{line[2:]}{end}" for line in lines)
    before = re.findall(r"[^\n]*\n|[^\n]+", text)
    at = _last_line(repos) + 1
    while at < len(before) and re.match(rf" {{{column + 1},}}#", before[at]):
        at += 1  # what is commented out below the last item is that item's
    if not before[at - 1].endswith("\n"):
        before[at - 1] += end
    result = "".join((*before[:at], item, *before[at:])).encode()
    return result if _is_one_more(result, len(repos.value)) else None


def extended_toml(content: bytes, lines: Sequence[str]) -> bytes | None:
    """The same for prek.toml, whose tables end where the next one begins."""
    end = b"\r\n" if b"\r\n" in content else b"\n"
    kept = content + (b"" if content.endswith(b"\n") or not content else end)
    result = kept + (end if kept else b"") + b"".join(line.encode() + end for line in lines)
    return result if is_toml(result) else None


def _repos(root: yaml.Node | None) -> yaml.SequenceNode | None:
    if not isinstance(root, yaml.MappingNode):
        return None
    found = (value for key, value in root.value if key.value == "repos")
    node = next(found, None)
    return node if isinstance(node, yaml.SequenceNode) else None


def _last_line(node: yaml.Node) -> int:
    """The last line of a node; the end of a block, as YAML counts it, is where the next begins."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return node.end_mark.line - is_block


def _is_one_more(content: bytes, count: int) -> bool:
    try:
        repos = _repos(yaml.compose(content.decode(), yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return False
    return repos is not None and len(repos.value) == count + 1
