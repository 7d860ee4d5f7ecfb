"""A CODEOWNERS file as its forge reads it: rules, the line of each mistake, and who owns which file."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from async_audit.knowledge import globs
from async_audit.knowledge.globs import Glob
from async_audit.patterns import late

LARGEST = 3 << 20
"""Bytes; GitHub does not read a larger file."""
COMPILING = 50
"""What a pattern costs before it is compared, in comparisons."""
_NAME = "CODEOWNERS"
_OWNER = late(r"@[\w.-]+(?:/[\w.-]+)*|[^\s@]+@[^\s@]+\.[^\s@]+")
_ROLE = late(r"@@(?:developer|maintainer|owner)s?", re.IGNORECASE)
_WORD = late(r"(?:\\.|[^\s\\])+|\\")
_SECTION = late(r"\^?\[([^\]]*)\](?:\[([^\]]*)\])?(.*)")
_GITLAB_ONLY = late(r"^(?:\^?\[[^\]\n]+\](?:\[\d+\])?(?:\s|$)|[^#\n]*\s@@)", re.MULTILINE)
_LONGEST_OWNER = 255
"""Characters; no login and no e-mail is longer, and a pattern on more would cost a stranger's time."""


class Forge(str, Enum):
    """Who reads the file."""

    GITHUB = "GitHub"
    GITLAB = "GitLab"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line that says who owns what."""

    line: int
    """From 1."""
    pattern: str
    """As it is written, escapes and all."""
    owners: tuple[str, ...]
    """As they are written: ``@login``, ``@org/team``, ``@@role``, an e-mail; none where nobody shall own it."""
    glob: Glob = field(compare=False)
    section: str = ""
    """In lower case; outside of all sections empty."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that the forge cannot read, or not as it looks."""

    line: int
    text: str
    reason: str
    """A clause, with the mend."""


@dataclass(frozen=True, slots=True)
class Codeowners:
    """One CODEOWNERS file."""

    path: str
    forge: Forge
    rules: tuple[Rule, ...]
    """By line; later rules win, in GitLab within their section."""
    faults: tuple[Fault, ...]

    def cost(self, paths: Sequence[str]) -> int:
        """What ``matches`` takes, in comparisons; a pattern that may begin anywhere asks every path."""
        return sum(COMPILING + len(rule.glob.candidates(paths)) for rule in self.rules)

    def matches(self, paths: Sequence[str]) -> Mapping[int, tuple[str, ...]]:
        """Line -> those of the sorted ``paths`` that its pattern matches, whether or not a later one wins."""
        return {rule.line: tuple(rule.glob.among(paths)) for rule in self.rules}

    def decisive(self, matches: Mapping[int, Iterable[str]]) -> Mapping[str, tuple[Rule, ...]]:
        """Path -> the rule that says who owns it; in GitLab one of each section may."""
        won: dict[str, dict[str, Rule]] = {}
        for rule in self.rules:
            for path in matches[rule.line]:
                won.setdefault(path, {})[rule.section] = rule
        return {path: tuple(sections.values()) for path, sections in won.items()}


def place(paths: Container[str]) -> tuple[str, Forge] | None:
    """The file that is in force, and whose, as far as its place tells; GITHUB where it does not."""
    candidates = (
        (f".github/{_NAME}", Forge.GITHUB),
        (_NAME, Forge.GITHUB),
        (f"docs/{_NAME}", Forge.GITHUB),
        (f".gitlab/{_NAME}", Forge.GITLAB),
    )
    found = next(((path, forge) for path, forge in candidates if path in paths), None)
    if found and not found[0].startswith(".") and ".gitlab-ci.yml" in paths:
        return found[0], Forge.GITLAB
    return found


def parse(path: str, content: bytes, forge: Forge) -> Codeowners:
    """Read a file of ``forge``; one that has sections or roles and does not lie in ``.github`` is GitLab's."""
    text = content.decode("utf-8-sig", "replace")
    if not path.startswith(".github/") and _GITLAB_ONLY.search(text):
        forge = Forge.GITLAB
    if len(content) > LARGEST:
        reason = "is larger than 3 MB, the most that GitHub reads; use wildcards"
        return Codeowners(path, forge, (), (Fault(1, path, reason),))
    said = list(_gitlab(text) if forge is Forge.GITLAB else _github(text))
    return Codeowners(
        path,
        forge,
        tuple(one for one in said if isinstance(one, Rule)),
        tuple(one for one in said if isinstance(one, Fault)),
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    return ((number, line) for number, line in lines if line and not line.startswith("#"))


def _github(text: str) -> Iterator[Rule | Fault]:
    for number, line in _lines(text):
        pattern, *words = _WORD.findall(line)
        owners = words[: _comment(words)]
        wrong = next((word for word in owners if not _is_owner(word) or word.startswith("@@")), "")
        if reason := _not_on_github(pattern):
            yield Fault(number, line, reason)
        elif wrong:
            yield Fault(number, line, f"'{wrong}' is no owner; write @login, @organisation/team or an e-mail")
        else:
            yield Rule(number, pattern, tuple(owners), globs.github(pattern))


def _not_on_github(pattern: str) -> str:
    if pattern.startswith("!"):
        return "'!' takes nothing back on GitHub; write the pattern again below, without an owner"
    if pattern.startswith("\\#"):
        return "a name that begins with # cannot be written on GitHub; match it with '?'"
    if "[" in pattern:
        return "'[ ]' is no range on GitHub; write one line for each name"
    return ""


def _gitlab(text: str) -> Iterator[Rule | Fault]:
    section = ""
    defaults: tuple[str, ...] = ()
    for number, line in _lines(text):
        if line.startswith(("[", "^[")):
            header = _SECTION.fullmatch(line)
            if reason := _not_a_section(header):
                yield Fault(number, line, reason)
            if header:
                section, defaults = header[1].strip().lower(), _owners(header[3].split())
            continue
        pattern, *words = _WORD.findall(line.removeprefix("!")) or [""]
        owners = _owners(words) or defaults  # GitLab takes owners out of comments too
        wrong = next((word for word in words[: _comment(words)] if not _is_owner(word)), "")
        if line.startswith("!"):
            owners = ()
        elif wrong:
            yield Fault(number, line, f"'{wrong}' is no owner; write @name, @group/name, @@role or an e-mail")
        elif not owners:
            yield Fault(number, line, "has no owner, and its section has no default; name one")
            continue
        yield Rule(number, pattern, owners, globs.gitlab(pattern), section)


def _comment(words: Sequence[str]) -> int:
    """Where a comment begins behind the owners."""
    return next((at for at, word in enumerate(words) if word.startswith("#")), len(words))


def _owners(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if _is_owner(word))


def _is_owner(word: str) -> bool:
    if len(word) > _LONGEST_OWNER:
        return False
    return bool((_ROLE if word.startswith("@@") else _OWNER).fullmatch(word))


def _not_a_section(header: re.Match[str] | None) -> str:
    if header is None:
        return "is no section; close its name with ]"
    if not header[1].strip():
        return "is a section without a name; name it"
    if header[2] is not None and not (header[2].isdecimal() and int(header[2]) > 0):
        return f"'[{header[2]}]' is no number of approvals; write 1 or more"
    return ""
