"""What was seen in a repository: frozen records.

Paths are relative to the top of the repository, with ``/``. A byte that is not UTF-8 survives in a
path as a surrogate escape, so ``os.fsencode(path)`` gives back the bytes that git holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from async_audit.programs import is_program


class Author(NamedTuple):
    """A person, after ``.mailmap``. Two authors are the same when their e-mails are."""

    email: str
    """Lower case; the name in lower case where the commit has no e-mail."""
    name: str

    @property
    def is_bot(self) -> bool:
        """Whether it is a program, by exact lists and the suffixes of platforms; see ``programs``."""
        return is_program(self.email, self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Author) and self.email == other.email

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.email)

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


class Kind(str, Enum):
    """What a file is for. Only CODE is production code, and only CODE is counted in a module."""

    CODE = "code"
    TEST = "test"
    EXAMPLE = "example"
    DOCUMENT = "document"
    DATA = "data"
    MIGRATION = "migration"
    GENERATED = "generated"
    VENDORED = "vendored"
    BINARY = "binary"
    LARGE = "over-large"
    LINK = "symbolic link"
    SUBMODULE = "submodule"
    EXCLUDED = "excluded in configuration"


class File(NamedTuple):
    """One entry of the audited tree."""

    path: str
    blob: str
    """Object id; for a submodule the commit it points to."""
    kind: Kind


class Run(NamedTuple):
    """Consecutive lines of one file that one commit wrote."""

    first_line: int
    """From 1."""
    lines: int
    commit: str


class Blame(NamedTuple):
    """Who wrote the surviving lines of one file at the audited commit."""

    path: str
    blob: str
    lines: Mapping[Author, int]
    """Most lines first, then by e-mail."""
    runs: tuple[Run, ...] = ()
    """By line, without gaps."""


class Touch(NamedTuple):
    """What one commit or change did to one path."""

    path: str
    status: str
    """git's letter: A added, M modified, D deleted, R renamed, C copied, T type changed."""
    old_path: str = ""
    """Where it was before a rename or copy, else empty."""
    added: int | None = None
    """Lines; None where nobody counted, or the file is binary."""
    deleted: int | None = None


class Commit(NamedTuple):
    """One commit of the history; a merge is compared with its first parent."""

    id: str
    parents: tuple[str, ...]
    author: Author
    when: datetime
    """Author date, in the author's own UTC offset."""
    touched: tuple[Touch, ...]
    committer: str = ""
    """E-mail of who committed it, lower case; a forge's own where the button of a web page did."""
    co_authors: tuple[Author, ...] = ()
    """Whom ``Co-authored-by`` trailers name, in their order."""
    signatures: tuple[str, ...] = ()
    """``Name <e-mail>`` of author and co-authors as the commit holds them, before ``.mailmap``, with case."""
    landed: int = 0
    """Committer date, in seconds since 1970: when it came to be where it is, also after a rebase."""

    @property
    def is_merge(self) -> bool:
        """Whether it joins two histories; its author is whoever pressed the button."""
        return len(self.parents) > 1


class Change(NamedTuple):
    """What reaches the main line at once: a squash, a merge, a branch since its base, or what is staged."""

    commit: str
    """Empty for what is staged."""
    authors: tuple[Author, ...]
    """Who wrote it; several for a branch."""
    when: datetime
    message: str
    """Whole; for a branch all messages, newest first; empty for what is staged."""
    touched: tuple[Touch, ...]
    """With line counts."""
    commits: int = 1
    """How many commits of a branch are under review as one change; else 1, also for a merge."""
    gap: str = ""
    """Why the message is not known whole, so that what it lacks tells nothing; empty if it is."""
    is_described: bool = True
    """Whether the message is meant to describe the change; not where it is only what the commits of a branch say."""
    message_file: str = ""
    """Where the message is being written; empty for what is committed, and where nobody said."""

    @property
    def subject(self) -> str:
        """First line of the message."""
        return self.message.partition("\n")[0]


class Description(NamedTuple):
    """What is said of a change as a whole, apart from what its commits say."""

    text: str = ""
    gap: str = ""
    """Why the text is not known whole; empty if it is."""
    file: str = ""
    """Where the text is being written, if it is a message that git will commit."""


UNDESCRIBED = Description()
"""Nothing is said of the change as a whole."""


class Stamp(NamedTuple):
    """Who wrote a commit, and when it came to be where it is."""

    author: Author
    landed: int
    """Committer date, in seconds since 1970."""


class Departure(NamedTuple):
    """How a path that was once in the tree came to be there no more."""

    commit: str
    """The last one that removed it or gave it another name."""
    now: str
    """What it is called in the tree today; empty if it is there under no name."""


class Removal(NamedTuple):
    """How a word came to stand in a file no more."""

    commit: str
    """The last one that took a line with it away."""
    path: str
    text: str
    """That line, at most 300 characters of it."""


class Loss(NamedTuple):
    """A part of the repository that git could not read; everything else was."""

    what: str
    """A path, a commit id, or ``history``."""
    reason: str


class Branch(NamedTuple):
    """What another branch, or the head of a request, holds in a few directories beyond the audited commit."""

    ref: str
    when: datetime
    """Of its last commit."""
    paths: frozenset[str]


class Line(NamedTuple):
    """One line of a file that was searched for; numbers count from 1."""

    path: str
    number: int
    text: str


CROWDED = 40
"""Code files above which a directory is not one module: up to 40 files its holders touch 56-85 % of them,
above only 28 % (measured on eight repositories)."""


class Module(NamedTuple):
    """The unit that a teammate asks about: a directory of production code.

    A directory with more than CROWDED code files is one module for each file stem instead.
    """

    path: str
    """The directory (``.`` for the top), or directory and stem: ``src/net`` or ``src/net/socket``."""
    files: tuple[str, ...]
    """Production code only, sorted."""
