"""The pre-commit hook ``stale-docs``."""

from __future__ import annotations

import sys

from async_audit.cli import main as async_audit


def main() -> int:
    """Ask the audit about the change that is being committed or pushed."""
    return async_audit(["check", "--hook", "--audit", "stale-docs", *sys.argv[1:]])
