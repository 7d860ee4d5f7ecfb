"""Who is behind a signature: the ``.mailmap`` of the audited commit, asked about many at once."""

from __future__ import annotations

from collections.abc import Iterable

from async_audit.errors import RepositoryError
from async_audit.facts import Author
from async_audit.repository.runner import Git

MAILMAP = ".mailmap"


class People:
    """Authors by ``Name <e-mail>``, as commits are signed; each signature is looked up once."""

    def __init__(self, git: Git | None) -> None:
        """``git`` knows the mailmap; None where there is none."""
        self._git = git
        self._known: dict[str, Author] = {}

    def meet(self, signatures: Iterable[str]) -> None:
        """Look up all that are new, with one process.

        Raises RepositoryError when git does not answer for each of them.
        """
        new = sorted(set(signatures) - self._known.keys())
        if not new:
            return
        if self._git is None:
            self._known.update((one, _author(one)) for one in new)
            return
        given = "".join(f"{signature}\n" for signature in new).encode("utf-8", "surrogateescape")
        with self._git.stream("check-mailmap", "--stdin", given=given) as output:
            mapped = output.read().decode("utf-8", "surrogateescape").split("\n")[:-1]
        if len(mapped) != len(new):
            raise RepositoryError(f"git check-mailmap: answered {len(mapped)} of {len(new)} questions")
        self._known.update(zip(new, map(_author, mapped), strict=True))

    def author(self, signature: str) -> Author:
        """The person behind a signature; ask about many with ``meet`` first."""
        if signature not in self._known:
            self.meet([signature])
        return self._known[signature]


def _author(contact: str) -> Author:
    name, _, email = contact.partition("<")
    name, email = name.strip(), email.removesuffix(">").strip().lower()
    return Author(email or name.lower(), name)
