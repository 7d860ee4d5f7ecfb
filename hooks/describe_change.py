"""The pre-commit hook ``describe-change``."""

from __future__ import annotations

import sys

from async_audit.cli import main as async_audit


def main() -> int:
    """Put into the message what its reader will ask, before the editor opens; never stop a commit."""
    return async_audit(["hook", "run", "prepare-commit-msg", *sys.argv[1:]])
