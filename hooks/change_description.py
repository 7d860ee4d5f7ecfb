"""The pre-commit hook ``change-description``."""

from __future__ import annotations

import sys

from async_audit.cli import main as async_audit


def main() -> int:
    """Ask the audit about the change that is being committed or pushed."""
    return async_audit(["check", "--hook", "--audit", "change-description", *sys.argv[1:]])
