"""Names that say who is the same, and not who it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from async_audit.facts import Author


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """The same person is the same pseudonym, as long as the salt is the same.

    Whoever knows the salt and the e-mails can find out who is meant; so it is not to be shared.
    """

    salt: str

    def of(self, author: Author) -> Author:
        """An author under another name; a program keeps its own."""
        if author.is_bot:
            return author
        key = hashlib.sha256(self.salt.encode("utf-8", "surrogateescape")).digest()
        email = author.email.encode("utf-8", "surrogateescape")
        number = hashlib.blake2b(email, key=key, digest_size=5).hexdigest()
        return Author(f"{number}@anonymous.invalid", f"Person {number}")
