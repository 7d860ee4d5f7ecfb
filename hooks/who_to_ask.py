"""The pre-commit hook ``who-to-ask``."""

from __future__ import annotations

import sys

from async_audit.cli import main as async_audit


def main() -> int:
    """Say whom to ask about the change that is being committed or pushed; never stop it."""
    return async_audit(["who", "--hook", *sys.argv[1:]])
