"""A hook as one writes it who never met git in an odd state; the matrix of states must catch it.

It cleans the environment, as whoever calls git on other repositories has to, reads the work tree, splits what git
prints on line breaks, looks for the message in ``.git``, and believes that there is always a branch and a parent.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LARGE = 1000


def git(*words: str) -> str:
    return subprocess.run(["git", *words], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def staged() -> None:
    git("symbolic-ref", "HEAD")
    for name in git("diff", "--cached", "--name-only", "--diff-filter=ACM").splitlines():
        text = Path(name).read_text("utf-8")
        if name.endswith("__init__.py") and not text.startswith('"""'):
            sys.exit(f"This change adds {name}, or leaves it without a docstring")


def message() -> None:
    text = Path(".git/COMMIT_EDITMSG").read_text("utf-8")
    lines = sum(int(row.split("\t")[0]) for row in git("diff", "--cached", "--numstat").splitlines())
    if lines > LARGE and "Decision: none (" not in text:
        sys.exit("stage a record in docs/adr with it")


def pushed() -> None:
    for line in sys.stdin.read().splitlines():
        _, ours, _, theirs = line.split()
        for name in git("diff", "--name-only", theirs, ours).splitlines():
            if name.endswith("__init__.py") and not git("show", f"{ours}:{name}").startswith('"""'):
                sys.exit(f"This change adds {name}")


if __name__ == "__main__":
    for variable in [name for name in os.environ if name.startswith("GIT_")]:
        del os.environ[variable]
    {"pre-commit": staged, "commit-msg": message, "pre-push": pushed}[sys.argv[1]]()
