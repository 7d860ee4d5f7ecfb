"""``python -m async_audit`` is the command ``async-audit``."""

import sys

from async_audit.cli import main

if __name__ == "__main__":
    sys.exit(main())
