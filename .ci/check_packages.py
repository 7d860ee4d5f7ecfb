"""Checks what is inside the wheel and the sdist that are given: all that is needed, and no more."""

from __future__ import annotations

import re
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

EMPTY = [
    f"async_audit/repository/empty/{kind}/{file}"
    for kind in ("sha1", "sha256")
    for file in ("HEAD", "config", "refs/.keep")
]
PAGE = [
    path.as_posix()
    for path in Path("async_audit/formats/html").iterdir()
    if path.suffix in {".css", ".html", ".js"}
]
DATA = [
    "async_audit/py.typed",
    "async_audit/descriptions/votes.tsv",
    "async_audit/formats/report.schema.json",
    *PAGE,
    *EMPTY,
]
ALLOWED = re.compile(r"(async_audit|async_audit_hooks)/([a-z_]\w*/)*\w+\.py|async_audit-[\d.]+\.dist-info/.+")


def problems(wheel: Iterable[str], sdist: Iterable[str], sources: Iterable[str]) -> list[str]:
    """What is wrong, one line each; ``sources`` are the Python files of the checkout, as they are installed."""
    inside, packed = set(wheel), {name.partition("/")[2] for name in sdist}
    needed = {*DATA, *sources}
    unexpected = sorted(name for name in inside - needed if not ALLOWED.fullmatch(name))
    return [
        *(f"the wheel lacks {name}" for name in sorted(needed - inside)),
        *(f"the wheel should not hold {name}" for name in unexpected),
        *(
            f"the sdist lacks {name}"
            for name in ("pyproject.toml", "LICENSE", "README.md", *DATA)
            if name not in packed
        ),
    ]


def main() -> int:
    """Exit code 1 when something is wrong."""
    (wheel,) = (Path(name) for name in sys.argv[1:] if name.endswith(".whl"))
    (sdist,) = (Path(name) for name in sys.argv[1:] if name.endswith(".tar.gz"))
    sources = [path.as_posix() for path in Path("async_audit").rglob("*.py")]
    hooks = [f"async_audit_hooks/{path.name}" for path in Path("hooks").glob("*.py")]
    with zipfile.ZipFile(wheel) as opened, tarfile.open(sdist) as unpacked:
        inside = opened.namelist()
        found = problems(inside, unpacked.getnames(), [*sources, *hooks])
    print(*(found or [f"{wheel.name}: {len(inside)} files, {sdist.name}: as they should be"]), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
