"""Where a repository keeps its parts, found once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from async_audit.errors import RepositoryError, UsageError
from async_audit.inert import inert
from async_audit.repository import clones
from async_audit.repository.runner import Git, version_of

if TYPE_CHECKING:
    from async_audit.repository.cache import Cache

NAME = "async-audit"
_QUESTIONS = (
    "--is-bare-repository",
    "--is-shallow-repository",
    "--is-inside-work-tree",
    "--show-object-format",
    "--path-format=absolute",
    "--absolute-git-dir",
    "--git-path", "objects",
    "--git-path", "shallow",
    "--git-path", "info/grafts",
    "--git-common-dir",
    "--show-prefix",
    "--show-cdup",
)  # fmt: skip
_SETTINGS = (
    r"^(remote\..*\.partialclonefilter|blame\.ignorerevsfile"
    r"|commit\.(cleanup|verbose)|core\.comment(char|string)|i18n\.commitencoding)$"
)


class Place(NamedTuple):
    """A repository on this disk."""

    asking: Git
    """Resolves names and reads the index, with the repository's own configuration."""
    reading: Git
    """Reads objects, isolated from it."""
    object_format: str
    """``sha1`` or ``sha256``."""
    git_dir: Path
    work_tree: Path | None
    """Top of the work tree; None for a bare repository, or from inside its git directory."""
    prefix: str
    """Where the caller stands below the top: empty, or ending in ``/``."""
    gap: str
    """Why history is not whole, with the mend; empty if it is."""
    ignore_revs_files: tuple[Path, ...]
    """What ``blame.ignoreRevsFile`` names; each exists."""
    git_version: str
    shared: Path | None
    """The git directory of all work trees; None where history is not what it seems."""
    settings: tuple[tuple[str, str], ...] = ()
    """What is configured of all that is asked for here: keys in lower case, in the order of the files."""

    def resolve(self, revision: str) -> str:
        """The commit id that a revision names.

        Raises UsageError when there is none.
        """
        found = self.commit(revision)
        if not found:
            raise UsageError(
                f"revision '{inert(revision)}': no such commit here; 'git log --oneline --all' lists what there is"
            )
        return found

    def commit(self, revision: str) -> str:
        """The same, or empty when there is none."""
        question = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        try:
            found = self.asking.text(*question).strip()
        except RepositoryError:
            return ""
        return "" if found.startswith("^") else found  # ^main is everything but main

    @property
    def cache_folders(self) -> tuple[Path, ...]:
        """Where answers may be kept, best first; none where history is not what it seems."""
        return _cache_folders(self.shared) if self.shared else ()

    @property
    def cache(self) -> Cache:
        """What earlier runs have found out about this repository."""
        from async_audit.repository.cache import Cache

        return Cache(self.cache_folders, self.git_version)

    def head(self) -> str:
        """The commit that is checked out, or empty before the first one."""
        try:
            return self.asking.text("rev-parse", "--verify", "--quiet", "HEAD").strip()
        except RepositoryError:
            return ""


def find(root: str | os.PathLike[str], *, committing: bool = False) -> Place:
    """The repository that ``root`` is, or is in.

    ``committing`` trusts ``GIT_DIR``, ``GIT_INDEX_FILE`` and so on of the environment, as git's own commands
    do: right inside a hook, wrong for any other repository. Raises UsageError and RepositoryError.
    """
    start = _start(root)
    asking = Git.asking(str(start), committing=committing)
    told, configured = asking.ask("version"), asking.ask("config", "--null", "--get-regexp", _SETTINGS)
    parts = asking.ask("rev-parse", *_QUESTIONS)  # three processes at once
    version = version_of(told)
    answers = _parts(parts, start, os.environ.get("GIT_DIR", "") if committing else "")
    bare, shallow, inside, object_format, git_dir, objects, shallow_file, grafts, common, *below = answers
    top, prefix = None, ""
    if inside == "true" and bare == "false":
        prefix, up = below
        top = (start / up).resolve()
    settings = _settings(configured)
    extra = {}
    if committing and (alternates := os.environ.get("GIT_ALTERNATE_OBJECT_DIRECTORIES")):
        extra["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = alternates  # a push under way keeps its objects apart
    if shallow == "true":
        extra["GIT_SHALLOW_FILE"] = shallow_file
    if Path(grafts).exists():
        extra["GIT_GRAFT_FILE"] = grafts
    gap = clones.gap(
        is_shallow=shallow == "true", filtered=_filtered_remote(settings), environment=os.environ
    )
    return Place(
        asking=Git.asking(str(top or git_dir), committing=committing).with_environment(
            GIT_DIR=git_dir, **({"GIT_WORK_TREE": str(top)} if top else {})
        ),
        reading=Git.reading(objects, object_format, extra),
        object_format=object_format,
        git_dir=Path(git_dir),
        work_tree=top,
        prefix=prefix,
        gap=gap,
        ignore_revs_files=_ignore_revs_files(settings, top or Path(git_dir)),
        git_version=version,
        shared=None if gap or "GIT_GRAFT_FILE" in extra else Path(common),
        settings=settings,
    )


def _start(root: str | os.PathLike[str]) -> Path:
    start = Path(root)
    if not start.is_dir():
        missing = "is not a directory" if start.exists() else "does not exist"
        raise UsageError(f"{inert(str(start))}: {missing}; name a git repository")
    try:
        return start.resolve()
    except FileNotFoundError:
        raise UsageError("the current directory no longer exists; change to one that does") from None


def _parts(told: Callable[[], bytes], start: Path, git_dir: str) -> list[str]:
    try:
        answers = told().decode("utf-8", "surrogateescape").split("\n")[:-1]
    except RepositoryError as error:
        where, complaint = inert(str(start)), str(error)
        if "dubious ownership" in complaint:
            raise RepositoryError(
                f"{where}: git does not trust this repository, because another user owns it; "
                f"if you do: git config --global --add safe.directory '{where}'"
            ) from None
        if "not a git repository" in complaint and git_dir:
            raise RepositoryError(
                f"GIT_DIR={inert(git_dir)}: not a git repository; unset GIT_DIR, or let it name one"
            ) from None
        if "not a git repository" in complaint:
            raise RepositoryError(
                f"{where}: not a git repository; run it inside a clone, or name one"
            ) from None
        raise RepositoryError(f"{where}: {complaint}") from None
    # the last two are said in a work tree only, or in part
    if not 9 <= len(answers) <= 11 or (answers[2] == "true" and len(answers) != 11):
        raise RepositoryError(f"{inert(str(start))}: a line break in this path confuses git; move the clone")
    return answers


def _settings(told: Callable[[], bytes]) -> tuple[tuple[str, str], ...]:
    try:
        answer = told().decode("utf-8", "surrogateescape")
    except RepositoryError as error:
        if "exit status 1" in str(error):  # none of them is set
            return ()
        raise
    pairs = (entry.partition("\n") for entry in answer.split("\0")[:-1])
    return tuple((name, value) for name, _, value in pairs)


def _cache_folders(common: Path) -> tuple[Path, ...]:
    """Under the git directory that all work trees share; where that is read-only, in the user's own cache."""
    from hashlib import sha256

    home = Path.home() if os.name != "nt" else Path(os.environ.get("LOCALAPPDATA") or Path.home())
    own = os.environ.get("XDG_CACHE_HOME") or (home if os.name == "nt" else home / ".cache")
    return common / NAME, Path(own) / NAME / sha256(os.fsencode(common)).hexdigest()[:16]


def _filtered_remote(settings: Iterable[tuple[str, str]]) -> str:
    """The remote from which only a part was cloned, or empty."""
    names = (name for name, _ in settings if name.startswith("remote."))
    return next((name.removeprefix("remote.").removesuffix(".partialclonefilter") for name in names), "")


def _ignore_revs_files(settings: Iterable[tuple[str, str]], top: Path) -> tuple[Path, ...]:
    named: list[str] = []
    for name, value in settings:
        if name == "blame.ignorerevsfile":
            named = [*named, value] if value else []  # an empty value resets the list, says git-config(1)
    found = []
    for value in named:
        path = top / Path(value.removeprefix(":(optional)")).expanduser()
        if path.is_file():
            found.append(path)
        elif not value.startswith(":(optional)"):
            # git itself fails here on every file, with the same reason
            raise RepositoryError(
                f"blame.ignoreRevsFile names {inert(str(path))}, which does not exist; "
                "create it, or: git config --unset blame.ignoreRevsFile"
            )
    return tuple(found)
