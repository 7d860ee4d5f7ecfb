"""The library's verbs: audit a repository, ask a snapshot, gather ownership."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from async_audit import survey
from async_audit.asking import ask
from async_audit.audits import IDS, load
from async_audit.config import Config
from async_audit.errors import RepositoryError
from async_audit.facts import Description
from async_audit.findings import Report
from async_audit.knowledge.united import United
from async_audit.repository import find, open_snapshot
from async_audit.survey import NOT_BLAMED, Progress, Root, module_at, prepared, read_config

if TYPE_CHECKING:
    from async_audit.decisions import Records
    from async_audit.documentation.shares import By, Documented
    from async_audit.knowledge import Coverage, Ownership
    from async_audit.knowledge.models import Answer

__all__ = [
    "NOT_BLAMED",
    "ask",
    "audit",
    "bus_factor",
    "documented",
    "module_at",
    "ownership",
    "prepared",
    "read_config",
    "records",
    "snapshot",
    "waiting",
]


def audit(
    root: Root = ".",
    *,
    revision: str = "",
    staged: bool = False,
    base: str = "",
    description: str | Path | Description = "",
    audits: Iterable[str] = (),
    among: Sequence[str] = IDS,
    config: Config | None = None,
    committing: bool = False,
    salt: str = "",
    pictured: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Audit a repository: the whole of it at ``revision`` (default HEAD), or one change.

    ``staged`` asks only about what the index would commit, ``base`` only about what ``revision`` has that
    ``base`` has not; ``description`` is the title and text of its pull request, or a path: that of git's file
    with the message. ``audits`` names some of them, default what the configuration says, of these those ``among``
    some. ``config`` defaults to the repository's own, read from its work tree, or from the commit where there is
    none. ``committing`` obeys ``GIT_DIR`` and its friends, as a hook must. A ``salt`` makes pseudonyms of people.
    ``pictured`` adds to the report of a whole repository what a page draws.

    Raises UsageError, ConfigError, RepositoryError; their text is one line that says how to mend it.
    """
    place = find(survey.directory(root), committing=committing)
    snapshot = open_snapshot(place, revision=revision, staged=staged, base=base, description=description)
    config = config or read_config(place, snapshot)
    config = config._replace(audits=tuple(one for one in config.audits if one in among))
    return ask(prepared(snapshot, config, progress), config, audits, salt, pictured=pictured)


def ownership(
    root: Root = ".",
    *,
    path: str = "",
    revision: str = "",
    production: bool = False,
    salt: str = "",
    progress: Progress | None = None,
) -> Ownership:
    """Who knows which file and which module: surviving lines and commits, as a networkx graph.

    Of the whole repository, or of what lies at or below ``path``. Every text file is a node, except generated,
    vendored, over-large and excluded ones; with ``production`` only production code is. Limits are those of the
    ``bus-factor`` audit, as configured. Raises as ``audit`` does.
    """
    seen, config = survey.look(root, revision=revision, salt=salt, progress=progress)
    return survey.ownership(seen, config, path, production=production)


def snapshot(
    root: Root = ".",
    *,
    revision: str = "",
    salt: str = "",
    committing: bool = False,
    ignore_whitespace: bool = False,
    progress: Progress | None = None,
) -> United:
    """The facts of a repository, as its configuration wants them: files left out, people known by one address.

    ``ignore_whitespace`` leaves lines that were only indented anew with whoever wrote them. Other parameters, and
    errors, are those of ``audit``.
    """
    seen, _ = survey.look(
        root,
        revision=revision,
        salt=salt,
        committing=committing,
        ignore_whitespace=ignore_whitespace,
        progress=progress,
    )
    return seen


def bus_factor(
    root: Root = ".",
    *,
    model: str = "",
    path: str = "",
    revision: str = "",
    salt: str = "",
    progress: Progress | None = None,
) -> Answer:
    """The bus factor of a repository, or of the directory ``path`` in it, by one of ``knowledge.models.NAMES``.

    Published models look at every tracked file, and have their own rule who is one person; our own looks at
    production code. With a ``salt`` people are called by pseudonyms. Raises as ``audit`` does.
    """
    from async_audit.knowledge.models import NAMES, Subject, load

    asked = load(model or NAMES[0])
    seen, config = survey.look(root, revision=revision, progress=progress)
    if seen.history_gap:
        raise RepositoryError(seen.history_gap)
    facts, files = seen.as_they_are, seen.files
    below = survey.below(seen, path)
    answer = asked.bus_factor(
        Subject(
            files=below,
            path=path,
            commits=facts.commits,
            blames=lambda: facts.blames(name for name in below if files[name].kind not in NOT_BLAMED),
            ownership=lambda: survey.ownership(seen, config, path, production=True),
        )
    )
    return answer.anonymous(salt) if salt else answer


def waiting(root: Root = ".", *, revision: str = "", progress: Progress | None = None) -> Sequence[Coverage]:
    """For each module with an active holder: the hours of the week with one, and how long others wait.

    By commit times; ``Coverage.wait`` is a text where they do not tell. Raises as ``audit`` does.
    """
    from async_audit.knowledge.clocks import clocks
    from async_audit.knowledge.waiting import Waiting

    seen, config = survey.look(root, revision=revision, progress=progress)
    found = survey.ownership(seen, config, "", production=True)
    return Waiting(found.active_people(), clocks(seen.commits, seen.now)).coverages(found)


def documented(
    root: Root = ".", *, by: By = "language", revision: str = "", progress: Progress | None = None
) -> Documented:
    """How many modules and public names say what they are for, in parts by language, top directory or module.

    By the limits of ``undocumented-module``, as configured. Raises as ``audit`` does.
    """
    from async_audit.audits import undocumented_module
    from async_audit.documentation.shares import Documented, shares
    from async_audit.documentation.symbols import Symbols
    from async_audit.findings import Skip

    seen, config = survey.look(root, revision=revision, progress=progress)
    options = config.options_of(undocumented_module.AUDIT)
    answers = list(undocumented_module.verdicts(seen, options))
    verdicts = [answer for answer in answers if not isinstance(answer, Skip)]
    parts, unread = shares(verdicts, Symbols(seen.files, seen.read), by)
    unread |= {answer.path: answer.reason for answer in answers if isinstance(answer, Skip)}
    unread |= {one.module.path: one.unparsed for one in verdicts if one.unparsed}
    return Documented(seen.commit, seen.now, parts, unread)


def records(root: Root = ".", *, revision: str = "") -> Records:
    """Every decision record of every log, read and linked. Raises as ``audit`` does."""
    from async_audit.decisions import load as load_records

    seen, config = survey.look(root, revision=revision)
    return load_records(seen, config.options_of(load("decision-log")).records)
