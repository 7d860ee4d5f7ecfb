"""Shares of documentation that a team asks of its directories; nobody is asked who did not write one down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from async_audit.errors import ConfigError
from async_audit.findings import Evidence, Finding, Severity
from async_audit.inert import inert

UNIT = "a directory (. for all) and the percentage asked of it, such as 'src/core 100'"
ORIGIN = "for those who want a number; a change is never held against it"


class Counted(NamedTuple):
    """Something at a path of which a part is documented."""

    path: str
    total: int
    documented: int


def missed(audit: str, unit: str, asked: Sequence[str], counted: Sequence[Counted]) -> Iterator[Finding]:
    """A finding for each line of ``asked`` whose share is missed; ``unit`` is what is counted, such as ``modules``.

    Raises ConfigError, which names the line and the mend; whoever read the configuration knows its file.
    """
    for line in asked:
        path, percent = _read(line, audit)
        below = [one for one in counted if path == "." or one.path == path or one.path.startswith(f"{path}/")]
        total, documented = sum(one.total for one in below), sum(one.documented for one in below)
        if not total:
            raise ConfigError(
                f"{audit} least: '{inert(line)}' has no {unit} to ask; remove that line or mend its path"
            )
        if 100 * documented < percent * total:
            yield _finding(audit, unit, path, percent, documented, total)


def _finding(audit: str, unit: str, path: str, percent: float, documented: int, total: int) -> Finding:
    where = "of all" if path == "." else f"of {path}"
    return Finding(
        audit=audit,
        subject=f"least {path}",
        path=path,
        line=None,
        severity=Severity.WARNING,
        message=f"{documented:,} of {total:,} {unit} {where} are documented ({100 * documented / total:.0f}%), and "
        f"{percent:g}% are asked for",
        remedy="document the next ones, the dearest first, or ask for less in 'least'",
        command="async-audit documentation --by module",
        evidence=(Evidence("documented", round(documented / total, 3), f"share of {unit}", percent / 100),),
    )


def _read(line: str, audit: str) -> tuple[str, float]:
    path, _, number = line.strip().rpartition(" ")
    try:
        percent = float(number.removesuffix("%"))
    except ValueError:
        percent = -1.0
    if not path or not 0 <= percent <= 100:
        raise ConfigError(f"{audit} least: is '{inert(line)}'; write {UNIT}")
    return path.strip().rstrip("/"), percent
