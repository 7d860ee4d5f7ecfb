"""The library's verbs: audit a repository, ask a snapshot, gather ownership."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from async_audit import config as configuration
from async_audit.audits import IDS, load
from async_audit.config import Config
from async_audit.errors import ConfigError, UsageError
from async_audit.facts import Kind, Module, Snapshot
from async_audit.findings import Accepted, Finding, Report, Scope, Skip
from async_audit.inert import inert
from async_audit.repository import Place, RepositorySnapshot, find, open_snapshot
from async_audit.wording import listed

if TYPE_CHECKING:
    from async_audit.decisions import Records
    from async_audit.knowledge import Coverage, Ownership

LARGEST_CONFIG = 1 << 20
NOT_BLAMED = frozenset(
    {Kind.GENERATED, Kind.VENDORED, Kind.BINARY, Kind.LARGE, Kind.LINK, Kind.SUBMODULE, Kind.EXCLUDED}
)
"""Files of which nobody asks who wrote the lines."""


class Repo(Protocol):
    """What is needed of a ``git.Repo`` of GitPython."""

    @property
    def working_dir(self) -> str | os.PathLike[str]:
        """Top of the work tree, or the git directory of a bare repository."""


Root = str | os.PathLike[str] | Repo
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def audit(
    root: Root = ".",
    *,
    revision: str = "",
    staged: bool = False,
    base: str = "",
    audits: Iterable[str] = (),
    config: Config | None = None,
    committing: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Audit a repository: the whole of it at ``revision`` (default HEAD), or one change.

    ``staged`` asks only about what the index would commit, ``base`` only about what ``revision`` has that
    ``base`` has not. ``audits`` names some of them, default what the configuration says. ``config`` defaults
    to the repository's own, read from its work tree, or from the commit where there is none. ``committing``
    obeys ``GIT_DIR`` and its friends, as a hook must.

    Raises UsageError, ConfigError, RepositoryError; their text is one line that says how to mend it.
    """
    place = find(_directory(root), committing=committing)
    snapshot = open_snapshot(place, revision=revision, staged=staged, base=base)
    config = config or read_config(place, snapshot)
    return ask(prepared(snapshot, config, progress), config, audits)


def ask(snapshot: Snapshot, config: Config | None = None, audits: Iterable[str] = ()) -> Report:
    """Ask the audits about any Snapshot, also one that is typed by hand."""
    config = config or Config()
    names = _chosen(tuple(audits), config)
    if snapshot.change is not None and not snapshot.change.touched:
        names = ()  # nothing changes, so there is nothing to ask; a hook ends here
    answers = [answer for one in map(load, names) for answer in one.run(snapshot, config.options_of(one))]
    reasons = {finding.id: _reason(finding, config) for finding in answers if isinstance(finding, Finding)}
    findings = sorted((a for a in answers if isinstance(a, Finding)), key=_order)
    skips = [a for a in answers if isinstance(a, Skip)]
    return Report(
        commit=snapshot.commit,
        now=snapshot.now,
        audits=names,
        findings=tuple(finding for finding in findings if not reasons[finding.id]),
        accepted=tuple(
            sorted(
                [
                    *(Accepted(found, reasons[found.id]) for found in findings if reasons[found.id]),
                    *(answer for answer in answers if isinstance(answer, Accepted)),
                ],
                key=lambda one: _order(one.finding),
            )
        ),
        skips=(*skips, *(Skip("repository", loss.what, loss.reason) for loss in snapshot.losses)),
        scopes=tuple(a for a in answers if isinstance(a, Scope)),
        notes=tuple(_stale(config, findings, names)) if snapshot.change is None else (),
    )


def ownership(root: Root = ".", *, revision: str = "", progress: Progress | None = None) -> Ownership:
    """Who knows which file and which module: surviving lines and commits, as a networkx graph.

    Every text file is a node, except generated, vendored, over-large and excluded ones. Raises as ``audit`` does.
    """
    from async_audit.knowledge import Ownership

    place = find(_directory(root))
    snapshot = open_snapshot(place, revision=revision)
    snapshot = prepared(snapshot, read_config(place, snapshot), progress)
    paths = [path for path, file in snapshot.files.items() if file.kind not in NOT_BLAMED]
    return Ownership.gather(snapshot.modules, snapshot.blames(paths), snapshot.commits, snapshot.now)


def waiting(root: Root = ".", *, revision: str = "", progress: Progress | None = None) -> Sequence[Coverage]:
    """For each module with an active holder: the hours of the week with one, and how long others wait.

    By commit times; ``Coverage.wait`` is a text where they do not tell. Raises as ``audit`` does.
    """
    from async_audit.knowledge import Ownership
    from async_audit.knowledge.clocks import clocks
    from async_audit.knowledge.waiting import Waiting

    place = find(_directory(root))
    snapshot = open_snapshot(place, revision=revision)
    snapshot = snapshot.prepared(read_config(place, snapshot).exclude, progress)
    blames = snapshot.blames(path for module in snapshot.modules for path in module.files)
    ownership = Ownership.gather(snapshot.modules, blames, snapshot.commits, snapshot.now)
    return Waiting(ownership.active_people(), clocks(snapshot.commits, snapshot.now)).coverages(ownership)


def module_at(snapshot: Snapshot, asked: str) -> Module:
    """The module at a path (empty for the top), else all production code at or below it, else all text there.

    Raises UsageError where there is none, with what is nearly called so.
    """
    below = [
        file
        for path, file in snapshot.files.items()
        if not asked or path == asked or path.startswith(f"{asked}/")
    ]
    exact = next((module for module in snapshot.modules if module.path == asked), None)
    if exact:
        return exact
    code = [file.path for file in below if file.kind is Kind.CODE]
    files = code or [file.path for file in below if file.kind not in NOT_BLAMED]
    if not files and below:
        reason = f"only {below[0].kind.value} files; 'git ls-files' lists what there is"
        raise UsageError(f"{inert(asked or '.')}: {reason}")
    if not files:
        raise UsageError(
            f"{inert(asked or '.')}: no such path in this commit; {_mend(asked, snapshot.files)}"
        )
    return Module(asked or ".", tuple(files))


def _mend(asked: str, paths: Iterable[str]) -> str:
    """Where something of that name, or nearly that name, is."""
    import difflib

    places: dict[str, set[str]] = {}
    for path in paths:
        while path:
            places.setdefault(path.rpartition("/")[2], set()).add(path)
            path = path.rpartition("/")[0]
    name = asked.rpartition("/")[2]
    near = [name] if name in places else difflib.get_close_matches(name, places, n=3)
    found = sorted(path for one in near for path in places[one])
    return f"did you mean {inert(listed(found, 'or'))}?" if found else "'git ls-files' lists what there is"


def records(root: Root = ".", *, revision: str = "") -> Records:
    """Every decision record of every log, read and linked. Raises as ``audit`` does."""
    from async_audit.decisions import load as load_records

    place = find(_directory(root))
    snapshot = open_snapshot(place, revision=revision)
    config = read_config(place, snapshot)
    patterns = config.options_of(load("decision-log")).records
    return load_records(snapshot.prepared(config.exclude), patterns)


def read_config(place: Place, snapshot: RepositorySnapshot) -> Config:
    """The repository's own configuration: what the work tree holds, else what the commit does."""
    if place.work_tree is None:
        files = snapshot.files
        return configuration.load(lambda name: snapshot.read(name, LARGEST_CONFIG) if name in files else None)
    top = place.work_tree
    return configuration.load(lambda name: _from_disk(top, name))


def prepared(
    snapshot: RepositorySnapshot, config: Config, progress: Progress | None = None
) -> RepositorySnapshot:
    """The snapshot as the configuration wants it looked at."""
    return snapshot.prepared(config.exclude, progress, ignore_whitespace=config.ignore_whitespace)


def _from_disk(top: Path, name: str) -> bytes | None:
    path = top / name
    if not path.is_file():
        return None
    if top not in path.resolve().parents:  # a link may point at anything that this user can read
        raise ConfigError(f"{name}: leads out of the repository; make it a file of its own")
    if path.stat().st_size > LARGEST_CONFIG:
        raise ConfigError(f"{name}: is larger than {LARGEST_CONFIG:,} bytes; that is no configuration")
    return path.read_bytes()


def _directory(root: Root) -> str | os.PathLike[str]:
    return root if isinstance(root, (str, os.PathLike)) else root.working_dir


def _chosen(wanted: Sequence[str], config: Config) -> tuple[str, ...]:
    for name in wanted:
        if name not in IDS:
            raise UsageError(f"'{inert(name)}' is no audit; there are {', '.join(IDS)}")
    return tuple(name for name in IDS if name in (wanted or config.audits))


def _order(finding: Finding) -> tuple[int, int, float, str]:
    return (-finding.severity, IDS.index(finding.audit), -finding.rank, finding.subject)


def _reason(finding: Finding, config: Config) -> str:
    """Why a team lives with a finding; a commit may be named by its first seven digits."""
    exact = config.accept.get(finding.id)
    if exact:
        return exact
    return next(
        (
            reason
            for key, reason in config.accept.items()
            if len(key.partition(":")[2]) >= 7 and not finding.path and finding.id.startswith(key)
        ),
        "",
    )


def _stale(config: Config, findings: Sequence[Finding], names: Sequence[str]) -> Iterable[str]:
    for key in config.accept:
        if key.partition(":")[0] in names and not any(found.id.startswith(key) for found in findings):
            yield f"{config.source} accepts {inert(key)}, which no longer occurs; remove that line"
