"""What every test of a hook may use."""

from __future__ import annotations

import pytest

from tests.hooks.knocking import Knock, knocking


@pytest.fixture
def knock(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Knock:
    return knocking(monkeypatch, capsys)
