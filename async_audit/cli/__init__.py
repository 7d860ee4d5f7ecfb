"""The command line; the only room that prints, colours, or sets an exit code.

Exit codes: 0 clean, 1 findings at or above ``--fail-on``, 2 usage, configuration or git error, 3 something
could not be measured under ``--strict``, 130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from async_audit import __version__
from async_audit.errors import AsyncAuditError

COMMANDS = {
    "report": "What a lead reads: everything, gravest first.",
    "check": "What a gate asks: exit 1 when something is found.",
    "compare": "What changed between two revisions, or two reports.",
    "baseline": "What is there today, so that only what is new has to be mended.",
    "who": "Who can answer for a file or a directory.",
    "documentation": "How much says what it is for, in percentages, or as a badge.",
    "where": "Whether something is written down, and where.",
    "bus-factor": "Fewest people whose leaving would leave most of it to nobody, by a named model.",
    "stale-docs": "Documents that speak of what is gone; --fix writes new names of renamed paths.",
    "ownership": "Surviving lines per author, one JSON line a file.",
    "decision": "Decision records: list, show, write, accept, supersede, check.",
    "hook": "Hooks without pre-commit: install, uninstall, status.",
    "init": "Set a repository up: configuration, template, decision log, hooks.",
    "explain": "What an audit finds, why, and with which limits.",
    "config": "What is configured, and where each value comes from.",
    "cache": "What earlier runs have kept.",
    "schema": "The JSON Schema of the json report.",
}
"""Each is a file in this folder, imported when it is called."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _readable_streams()
    _heed_the_end()
    try:
        code = _run(words)
        sys.stdout.flush()
    except AsyncAuditError as error:
        if "--debug" in words:
            raise
        return _fail(str(error))
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return _unread()
    except OSError as error:
        if "--debug" in words:
            raise
        from async_audit.inert import inert

        _flush_or_forget()
        where = f"{inert(str(error.filename))}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}")
    return code


def _run(words: list[str]) -> int:
    from async_audit.cli import door

    asked = door.heard(words)
    if asked is not None:  # click costs a hook more than all that it asks
        return door.answer(*asked)
    if words == ["--version"]:
        print(f"async-audit {__version__}")
        return 0
    from async_audit.cli import commands

    return commands.run(words)


def _heed_the_end() -> None:
    # a runner or CI that gives up sends SIGTERM, and what lies beside its place has to go then, too
    import signal

    with suppress(ValueError):  # only the main thread may ask for it
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, signal.default_int_handler)


def _unread() -> int:
    """Whoever read the output has seen enough; the interpreter must not complain about it at exit."""
    _forget()
    return 141


def _flush_or_forget() -> None:
    # a disk that is full is told once; before Python 3.12 its end tries again, and makes 120 of our exit code
    try:
        sys.stdout.flush()
    except OSError:
        _forget()


def _forget() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)


def _fail(message: str) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 2


def _readable_streams() -> None:
    # a terminal of another encoding, or a name that is not text, is no reason to die
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123  # closed by whoever called us
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
