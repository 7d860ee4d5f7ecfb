"""What a hook of ours says, for git's directory, its configuration, or a script of the team."""

from __future__ import annotations

import re
import shlex
import zlib

_MARK = "# async-audit, sum "
"""Begins the second line of every script that is ours; the sum of all others follows."""
BEFORE = ".before-async-audit"
"""Ends the name under which a hook that was here first goes on."""

_FIRST = """\
if [ -x "$before" ]; then
  "$before" "$@" || exit
fi"""
# both read what git says is pushed
_FIRST_OF_PUSH = """\
given=$(cat && echo .)
given=${given%.}
if [ -x "$before" ]; then
  printf %s "$given" | "$before" "$@" || exit
fi"""
# A hook that outlives its program must not stop every commit. Only once something went wrong is it asked
# whether it runs at all: asking costs a start.
_OURS = """\
missing() {{
  echo "async-audit: is not where it was, so nothing was checked; install it and run \
'async-audit hook install', or 'rm' this hook: $0" >&2
  exit 0
}}
tool={tool}
[ -x "$tool" ] || tool=$(command -v async-audit) || missing
{given}"$tool" hook run {stage} "$@" && exit
status=$?
"$tool" --version >/dev/null 2>&1 || missing
exit $status"""


def script(stage: str, tool: str) -> str:
    """A hook for git's directory: what was there before, then ``tool``, which is the path of async-audit."""
    is_push = stage == "pre-push"
    given = 'printf %s "$given" | ' if is_push else ""
    ours = _OURS.format(stage=stage, tool=shlex.quote(tool), given=given)
    body = f"""\
# 'async-audit hook install' wrote this, 'async-audit hook uninstall' puts back what was here before.
before="${{0%/*}}/{stage}{BEFORE}"
{_FIRST_OF_PUSH if is_push else _FIRST}
{ours}
"""
    return f"#!/bin/sh\n{_MARK}{_sum(body.encode('utf-8', 'surrogateescape'))}\n{body}"


def is_ours(content: bytes) -> bool:
    """Whether a hook is a script of ours, of this version or another, as written or edited."""
    return _told_sum(content) is not None


def is_as_written(content: bytes) -> bool:
    """Whether nobody edited a script of ours."""
    return _told_sum(content) == _sum(b"".join(content.splitlines(keepends=True)[2:]))


def _told_sum(content: bytes) -> str | None:
    found = re.match(rb"#!/bin/sh\n" + _MARK.encode() + rb"([0-9a-f]{8})\n", content)
    return found[1].decode() if found else None


def _sum(body: bytes) -> str:
    return f"{zlib.crc32(body):08x}"


def command(stage: str, tool: str) -> str:
    """The same for ``hook.<name>.command``, to which git appends the hook's arguments."""
    ours = _OURS.format(stage=stage, tool=shlex.quote(tool), given="").replace(
        "'rm' this hook: $0", "'async-audit hook uninstall --git-config'"
    )
    return f"sh -c {shlex.quote(ours)} {stage}"


CALL = "async-audit hook run"
"""What every script that runs us says, whoever wrote it."""


def line(stage: str) -> str:
    """One line for a script that a team shares: whoever has not installed async-audit is told, not stopped."""
    absent = "echo 'async-audit: is not installed, so nothing was checked' >&2"
    return f'if command -v async-audit >/dev/null; then {CALL} {stage} "$@"; else {absent}; fi'
