"""Repositories and reports that exist on paper only, as large as asked for: facts without git."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property

from async_audit.facts import Author, Blame, Change, Commit, File, Module, Touch
from async_audit.findings import Evidence, Finding, Report, Scope, Severity
from tests.fixed_snapshot import NOW, FixedSnapshot

FILES_OF_A_MODULE = 10
BODY = "def answer(question):\n    return question\n\n\n" * 15


class Kept(FixedSnapshot):
    """Its files are gathered once, as those of a repository are."""

    @cached_property
    def files(self) -> Mapping[str, File]:
        return super().files


def snapshot(files: int, people: int = 200) -> FixedSnapshot:
    """Python packages of ten files; every second says what it is for; two commits a file, a thousand changes."""
    chance = random.Random(7)  # the same every time
    team = [Author(f"p{number}@example.com", f"Person {number}") for number in range(people)]
    modules, blames = [], []
    contents: dict[str, str] = {}
    for number in range(files // FILES_OF_A_MODULE):
        folder = f"src/area{number % 40}/module{number}"
        paths = [f"{folder}/__init__.py", *(f"{folder}/part{one}.py" for one in range(FILES_OF_A_MODULE - 1))]
        said = f'"""Keeps the {number} ledgers of partner banks in balance."""\n' if number % 2 else ""
        contents |= dict.fromkeys(paths, BODY) | {paths[0]: said + BODY}
        modules.append(Module(folder, tuple(sorted(paths))))
        known = chance.sample(team, 3)
        blames += [Blame(path, path, dict(zip(known, (40, 15, 5), strict=True))) for path in paths]
    names = sorted(contents)
    commits = [
        Commit(
            f"{number:040x}",
            (f"{number + 1:040x}",),
            chance.choice(team),
            NOW - timedelta(hours=number * 17_000 / (2 * files)),
            tuple(Touch(path, "M") for path in chance.sample(names, 2)),
        )
        for number in range(2 * files)
    ]
    changes = [
        Change(
            one.id,
            (one.author,),
            NOW - timedelta(hours=2 * number),
            "Mend the ledger\n\n" + "because the bank waited " * (number % 9),
            tuple(touch._replace(added=3, deleted=1) for touch in one.touched),
        )
        for number, one in enumerate(commits[:1000])
    ]
    return Kept(
        contents=contents, modules=modules, commits=commits, mainline=changes, blamed=blames, commit="c" * 40
    )


def report(findings: int) -> Report:
    """Nothing but findings."""
    evidence = (Evidence("size", 3412, "lines", 100), Evidence("churn", 14, "commits in 365 days", 3))
    found = tuple(
        Finding(
            "bus-factor",
            f"src/net{number}",
            f"src/net{number}",
            None,
            Severity.WARNING,
            f"only Ada can explain most of src/net{number}: without them 87% of its lines have no active holder",
            "have somebody else make or review the next change",
            f"async-audit who src/net{number}",
            evidence,
        )
        for number in range(findings)
    )
    return Report(
        "c" * 40, NOW, ("bus-factor",), found, (), (), (Scope("bus-factor", "modules", findings, {}),)
    )
