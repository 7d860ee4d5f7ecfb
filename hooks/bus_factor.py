"""The pre-commit hook ``bus-factor``."""

from __future__ import annotations

import sys

from async_audit.cli import main as async_audit


def main() -> int:
    """Ask the audit about the change that is being committed or pushed."""
    return async_audit(["check", "--hook", "--audit", "bus-factor", *sys.argv[1:]])
