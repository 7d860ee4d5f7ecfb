"""A hook as one writes it who never met git in an odd state; the matrix of states must catch it.

It is right where nothing is odd. It cleans the environment, as whoever calls git on other repositories has to, reads the
work tree, splits what git prints on line breaks, looks for the message in ``.git``, and believes that a comment begins
with ``#``, that what is committed is what is staged over HEAD, that a message was given with ``-m`` or not at all, and
that there is always a branch and a parent.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

LARGE = 1000
HEADINGS = "Problem:\n\nApproach:\n"


def git(*words: str) -> str:
    return subprocess.run(["git", *words], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def staged() -> None:
    silent = []
    for name in git("diff", "--cached", "--name-only", "--diff-filter=ACM").splitlines():
        text = Path(name).read_text("utf-8")
        is_told = text.startswith('"""') or Path(name).with_name("README.md").exists()
        if name.endswith("__init__.py") and not is_told:
            silent.append(f"This change adds {Path(name).parent}, which says nothing")
    stop(silent)


def prepared(message: str, source: str = "") -> None:
    if source != "message":
        Path(message).write_text(HEADINGS + Path(message).read_text("utf-8"), "utf-8")


def committed() -> None:
    told = Path(".git/COMMIT_EDITMSG").read_text("utf-8").splitlines()
    is_waived = any("Decision: none (" in line for line in told if not line.startswith("#"))
    lines = sum(int(row.split("\t")[0]) for row in git("diff", "--cached", "--numstat").splitlines())
    if lines > LARGE and not git("symbolic-ref", "--short", "HEAD").startswith("release/") and not is_waived:
        stop(["stage a record in docs/adr with it"])


def pushed() -> None:
    silent = []
    for line in sys.stdin.read().splitlines():
        _, ours, _, theirs = line.split()
        for name in git("diff", "--name-only", theirs, ours).splitlines():
            if name.endswith("__init__.py") and not git("show", f"{ours}:{name}").startswith('"""'):
                silent.append(f"This change adds {Path(name).parent}, which says nothing")
    stop(silent)


def stop(complaints: Sequence[str]) -> None:
    if complaints:
        sys.exit("\n".join(complaints))


if __name__ == "__main__":
    for variable in [name for name in os.environ if name.startswith("GIT_")]:
        del os.environ[variable]
    stage, *words = sys.argv[1:]
    if stage == "prepare-commit-msg":
        prepared(*words[:2])
    else:
        {"pre-commit": staged, "commit-msg": committed, "pre-push": pushed}[stage]()
