"""Opens the door of a hook in this process, as pre-commit would."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from async_audit.cli import main

Knock = Callable[..., "tuple[int, str]"]


def knocking(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Knock:
    """Runs a hook's ``main`` in a directory; gives its exit code and what it printed."""

    def run(hook: str, directory: Path, *arguments: str, **environment: str) -> tuple[int, str]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(directory)
        if hook == "async-audit":  # it has no door of its own
            code = main(["check", "--hook", *arguments])
        else:
            monkeypatch.setattr(sys, "argv", [f"async-audit-{hook}", *arguments])
            code = import_module(f"async_audit_hooks.{hook.replace('-', '_')}").main()
        said = capsys.readouterr()
        assert said.err == ""
        return code, said.out

    return run
