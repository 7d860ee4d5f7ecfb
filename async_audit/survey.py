"""A repository as its configuration wants it to be seen, and who knows which part of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from async_audit import config as configuration
from async_audit.config import Config
from async_audit.errors import ConfigError, RepositoryError, UsageError
from async_audit.facts import Kind, Module
from async_audit.inert import inert
from async_audit.knowledge.united import United
from async_audit.repository import Place, RepositorySnapshot, find, open_snapshot
from async_audit.snapshots import Snapshot
from async_audit.wording import listed

if TYPE_CHECKING:
    from datetime import datetime

    from async_audit.knowledge import Ownership

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


def look(
    root: Root,
    *,
    revision: str = "",
    salt: str = "",
    committing: bool = False,
    ignore_whitespace: bool = False,
    progress: Progress | None = None,
    config: Config | None = None,
) -> tuple[United, Config]:
    """The facts of a repository, and its configuration; files are left out and people united as that says."""
    place = find(directory(root), committing=committing)
    seen = open_snapshot(place, revision=revision)
    config = config or read_config(place, seen)
    config = config._replace(ignore_whitespace=ignore_whitespace or config.ignore_whitespace)
    return United(prepared(seen, config, progress), config.people, salt, config.borders), config


def prepared(
    snapshot: RepositorySnapshot, config: Config, progress: Progress | None = None
) -> RepositorySnapshot:
    """The snapshot as the configuration wants it looked at."""
    return snapshot.prepared(config.exclude, progress, ignore_whitespace=config.ignore_whitespace)


def below(seen: Snapshot, path: str) -> tuple[str, ...]:
    """Every file at or below a path; all of them for an empty one.

    Raises UsageError when there is none.
    """
    found = tuple(name for name in seen.files if not path or name == path or name.startswith(f"{path}/"))
    if not found:
        raise UsageError(f"{inert(path)}: no such path in this commit; 'git ls-files' lists what there is")
    return found


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


def ownership(
    seen: Snapshot, config: Config, path: str, *, production: bool, now: datetime | None = None
) -> Ownership:
    """Who knows what of all that lies at or below a path, by the limits of the bus factor audit.

    ``now``, default the commit's time, is what days are counted back from.
    Raises RepositoryError where history cannot be trusted.
    """
    from async_audit.audits.bus_factor import AUDIT

    if seen.history_gap:
        raise RepositoryError(seen.history_gap)
    inside = frozenset(below(seen, path))
    modules = [one for one in seen.modules if inside.issuperset(one.files)]
    code = [name for module in modules for name in module.files]
    text = [name for name, file in seen.files.items() if name in inside and file.kind not in NOT_BLAMED]
    blames = seen.blames(code if production else text)
    return config.options_of(AUDIT).gather(modules, blames, seen.commits, now or seen.now)


def read_config(place: Place, snapshot: RepositorySnapshot) -> Config:
    """The repository's own configuration: what the work tree holds, else what the commit does."""
    if place.work_tree is None:
        files = snapshot.files
        return configuration.load(lambda name: snapshot.read(name, LARGEST_CONFIG) if name in files else None)
    top = place.work_tree
    return configuration.load(lambda name: _from_disk(top, name))


def _from_disk(top: Path, name: str) -> bytes | None:
    path = top / name
    if not path.is_file():
        return None
    if top not in path.resolve().parents:  # a link may point at anything that this user can read
        raise ConfigError(f"{name}: leads out of the repository; make it a file of its own")
    if path.stat().st_size > LARGEST_CONFIG:
        raise ConfigError(f"{name}: is larger than {LARGEST_CONFIG:,} bytes; that is no configuration")
    return path.read_bytes()


def directory(root: Root) -> str | os.PathLike[str]:
    """Where a repository is."""
    return root if isinstance(root, (str, os.PathLike)) else root.working_dir
