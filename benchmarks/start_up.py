"""A hook with nothing to say starts within 3 times ``python -c 'import click'``, and in 100 ms on a quiet machine.

Usage: python -m benchmarks.start_up [REPOSITORY]
"""

from __future__ import annotations

import sys
from pathlib import Path

from async_audit.audits import IDS
from benchmarks.clock import SCRIPTS, best

TIMES = 20


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "async-audit --version": [str(SCRIPTS / "async-audit"), "--version"],
        **{f"hook {name}, nothing staged": [str(SCRIPTS / f"async-audit-{name}")] for name in IDS},
    }
    found = best(commands, folder, TIMES)
    base = found["python -c 'import click'"]
    for name, taken in found.items():
        print(f"{name:<45}{taken * 1000:7.1f} ms  {taken / base:5.2f} x")


if __name__ == "__main__":
    main()
