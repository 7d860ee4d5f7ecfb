"""Whether a module says what it is, and by what evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from async_audit.documentation import comments
from async_audit.documentation.generated import is_generated
from async_audit.documentation.languages import language, language_name
from async_audit.documentation.languages.language import Unparsed, decoded
from async_audit.documentation.languages.python import code_lines as python_code_lines
from async_audit.documentation.sayings import Read, Saying, saying, sayings
from async_audit.documentation.speakers import CodeModule, Rung, Speaker
from async_audit.facts import Kind
from async_audit.inert import inert


class Verdict(NamedTuple):
    """The answer for one module."""

    module: CodeModule
    lines: int = 0
    """Of code; for a module that is documented only as many as were needed to ask."""
    evidence: Saying | None = None
    """What documents it; None where nothing does."""
    heard: tuple[Saying, ...] = ()
    """What was said and is not enough, best place first."""
    left_out: str = ""
    """Why nobody needs to ask about it; empty if it counts."""
    unparsed: str = ""
    """Why nobody can tell; empty if somebody can."""

    @property
    def rung(self) -> Rung:
        """What kind of text documents it."""
        return self.evidence.rung if self.evidence else Rung.NONE

    def __str__(self) -> str:
        if self.left_out or self.unparsed:
            return f"{inert(self.module.path)}: {self.left_out or self.unparsed}"
        shown = self.evidence or next((saying for saying in self.heard if saying.quote), "")
        return f"{inert(self.module.path)}: {self.rung.value} {shown}".rstrip()


def verdict(module: CodeModule, read: Read, minimum_lines: int, minimum_words: int) -> Verdict:
    """Ask a module of at least ``minimum_lines`` lines of code for ``minimum_words`` words about itself."""
    if module.left_out:
        return Verdict(module, left_out=module.left_out)
    lines = code_lines(module.files, read, minimum_lines)
    if not lines:
        is_program = any(is_generated(read(path)) for path in module.files)
        return Verdict(module, left_out=Kind.GENERATED.value if is_program else "empty")
    if lines < minimum_lines:
        return Verdict(module, lines, left_out=f"under {minimum_lines} lines")
    heard: list[Saying] = []
    unparsed = ""
    for said in sayings(module, read):
        if isinstance(said, Unparsed):
            unparsed = unparsed or said.reason
        elif said.words >= minimum_words:
            return Verdict(module, lines, said)
        elif said.is_waived:
            return Verdict(module, lines, left_out="waived in the code")
        else:
            heard.append(said)
    if unparsed:
        return Verdict(module, lines, unparsed=unparsed)
    most = _most(module, read, minimum_words)
    return most or Verdict(module, code_lines(module.files, read), None, tuple(heard))


def code_lines(paths: Iterable[str], read: Read, enough: float = float("inf")) -> int:
    """Lines of code that people wrote, counted no further than ``enough``."""
    lines = 0
    for path in paths:
        name = language_name(path)
        source = read(path)
        if is_generated(source):
            continue
        if name == "python":
            lines += python_code_lines(source)
        else:
            lines += comments.code_lines(decoded(source), language(name).syntax)
        if lines >= enough:
            break
    return lines


def _most(module: CodeModule, read: Read, minimum_words: int) -> Verdict | None:
    """At least half of the files say what they are, a header and its source counting as one."""
    first: Saying | None = None
    told: dict[str, bool] = {}
    for path in module.adding_up:
        stem = path.rpartition(".")[0]
        if told.get(stem) or is_generated(read(path)):
            continue
        said = saying(Speaker(path, Rung.FILES), path, read)
        assert isinstance(said, Saying)  # only Python can fail to parse, and its files do not add up
        told[stem] = said.words >= minimum_words or said.is_waived
        if said.words >= minimum_words:
            first = first or said
    return Verdict(module, 0, first) if first and sum(told.values()) * 2 >= len(told) else None
