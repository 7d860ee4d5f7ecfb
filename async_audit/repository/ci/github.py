"""GitHub Actions: the file with the event says it all, and needs no token."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.repository.ci.build import Base, Build, branch, commit, commit_id, merged

NAME = "GitHub Actions"
_LARGEST = 32 << 20
"""Bytes of an event; GitHub caps it at 25 MB, docs.github.com/webhooks."""


def read(environment: Mapping[str, str]) -> Build:
    """Raises UsageError where the event cannot be read."""
    name = environment.get("GITHUB_EVENT_NAME", "")
    event = _event(environment.get("GITHUB_EVENT_PATH", ""))
    if name.startswith("pull_request"):
        return _request(event, environment)
    bases: tuple[Base, ...] = ()
    if name == "merge_group":
        bases = commit(_at(event, "merge_group", "base_sha"), "merge_group.base_sha")
    elif name == "push":
        bases = commit(event.get("before"), "before of the push")
    return Build(NAME, bases + branch(_at(event, "repository", "default_branch"), "the default branch"))


def _request(event: Mapping[str, Any], environment: Mapping[str, str]) -> Build:
    request = event.get("pull_request")
    if not isinstance(request, dict):
        raise UsageError("GITHUB_EVENT_PATH: its event has no pull_request; name the base: --diff BASE")
    tip, base = commit_id(_at(request, "head", "sha")), _at(request, "base", "sha")
    return Build(
        NAME,
        merged(tip, "the target, as merged")
        + branch(environment.get("GITHUB_BASE_REF") or _at(request, "base", "ref"), "GITHUB_BASE_REF")
        + commit(base, "pull_request.base.sha"),
        tip=tip,
        title=_text(request.get("title")),
        description=_text(request.get("body")),
    )


def _event(path: str) -> Mapping[str, Any]:
    where = f"GITHUB_EVENT_PATH={inert(path)}"
    try:
        with Path(path).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{where}: {error.strerror}; name the base: --diff BASE") from None
    if len(content) > _LARGEST:
        raise UsageError(f"{where}: is larger than {_LARGEST:,} bytes; name the base: --diff BASE")
    try:
        event = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{where}: not valid JSON: {inert(str(error))}; name the base: --diff BASE"
        ) from None
    if not isinstance(event, dict):
        raise UsageError(f"{where}: is no event, but JSON of another kind; name the base: --diff BASE")
    return event


def _at(event: Mapping[str, Any], *keys: str) -> object:
    found: object = event
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _text(value: object) -> str:
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""
