"""A commit does not wait for its hooks: 150 ms with ten staged files among 50,000, 100 ms for the message.

Usage: python -m benchmarks.hooks [FOLDER OF PEERS]

Makes the repository in a scratch directory. Peers are what a user would run instead, from an environment of their own:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install codespell interrogate gitlint commitizen
    python -m benchmarks.hooks /tmp/peers/bin
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.clock import SCRIPTS, least

TIMES = 20
FILES = 50_000
MODULE = '"""Adds up what a customer owes."""\n' + "".join(
    f"RATE_{number} = {number}\n" for number in range(30)
)
MESSAGE = "feat: add up what customers owe\n\nThey could not see it before; a report by mail was rejected.\n"


def git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=folder, input=given, check=True, stdout=subprocess.DEVNULL)


def made(folder: Path) -> list[str]:
    """A repository of so many files with nine changed and a new one staged; the paths of these ten."""
    git(folder, "init", "-q", "-b", "main")
    for key, value in {"user.name": "Ada", "user.email": "ada@example.com", "gc.auto": "0"}.items():
        git(folder, "config", key, value)
    tree = {f"src/area{n // 1250:02}/part{n // 25 % 50:02}/file{n % 25:02}.py": MODULE for n in range(FILES)}
    tree["docs/adr/0001-keep-records.md"] = "# Keep records\n\n## Status\n\nAccepted\n"
    tree[".gitattributes"] = "*.min.js linguist-generated\n"
    head = "commit refs/heads/main\ncommitter Ada <ada@example.com> 1717000000 +0000\ndata 5\nStart\n"
    files = "".join(f"M 100644 inline {path}\ndata {len(text)}\n{text}\n" for path, text in tree.items())
    git(folder, "fast-import", "--quiet", given=(head + files).encode())
    git(folder, "reset", "-q", "--hard")
    staged = [f"src/area0{n}/part0{n}/file0{n}.py" for n in range(9)] + ["src/area00/fresh/debts.py"]
    for path in staged:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(MODULE.replace("RATE_7 = 7", "RATE_7 = 8"), "utf-8")
    git(folder, "add", "-A")
    (folder / ".git" / "COMMIT_EDITMSG").write_text(MESSAGE, "utf-8")
    return staged


def commands(staged: list[str], peers: Path | None) -> dict[str, list[str]]:
    """What is measured, by name."""
    ours, message = str(SCRIPTS / "async-audit"), ".git/COMMIT_EDITMSG"
    found = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "async-audit --version": [ours, "--version"],
        "async-audit, staged": [ours, "check", "--hook"],
        "async-audit, message": [ours, "check", "--hook", message],
    }
    if peers:
        found |= {
            "codespell": [str(peers / "codespell"), *staged],
            "interrogate": [str(peers / "interrogate"), "--quiet", "--fail-under=0", *staged],
            "gitlint": [str(peers / "gitlint"), "--msg-filename", message],
            "commitizen": [str(peers / "cz"), "check", "--commit-msg-file", message],
        }
    return found


def main() -> None:
    peers = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        found = least(commands(made(folder), peers), folder, TIMES)
    base = found["python -c pass"]
    print(f"best of {TIMES}, 10 staged files among {FILES:,}, in ms; over: beyond 'python -c pass'")
    print(f"{'':<24}{'wall':>8}{'over':>8}{'CPU':>8}{'over':>8}")
    for name, taken in found.items():
        columns = taken.wall, taken.wall - base.wall, taken.cpu, taken.cpu - base.cpu
        print(f"{name:<24}" + "".join(f"{one * 1000:8.0f}" for one in columns))


if __name__ == "__main__":
    main()
