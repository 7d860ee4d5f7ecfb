"""Which audits could find anything in a change, by its paths alone: to load one costs a third of a hook's time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from async_audit.facts import Change, Touch

_TELLING = ("__init__.py", "doc.go", "package-info.java")
_PROSE = (".md", ".html")
"""How a text ends that speaks for its directory without being called README."""


def may_concern(audit: str, change: Change, *, is_configured: bool) -> bool:
    """Whether ``audit`` has to be asked about ``change``; True wherever paths do not tell.

    ``is_configured``: its options are not the defaults, and may say which paths are meant.
    """
    concerns = _BY_PATHS.get(audit)
    return concerns is None or is_configured or any(map(concerns, change.touched))


def _module(touch: Touch) -> bool:
    """Whether a module may come, or lose the text about it."""
    name = touch.path.rpartition("/")[2].lower()
    return touch.status != "M" or name in _TELLING or name.startswith("readme") or name.endswith(_PROSE)


def _owners(touch: Touch) -> bool:
    """Whether the file of the owners changes, or a pattern in it may lose its last file."""
    return touch.status in ("D", "R") or touch.path.endswith("CODEOWNERS")


def _record(touch: Touch) -> bool:
    """Whether a decision record changes."""
    from async_audit.decisions import dialects

    return dialects.place(touch.path) is not None


def _gone(touch: Touch) -> bool:
    """Whether anything is gone that a document may speak of."""
    return touch.status != "A" and (touch.status != "M" or touch.deleted != 0)


_BY_PATHS: Mapping[str, Callable[[Touch], bool]] = {
    "codeowners": _owners,
    "decision-log": _record,
    "stale-docs": _gone,
    "undocumented-module": _module,
}
