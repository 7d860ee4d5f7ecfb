"""Progress on stderr, for whoever waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 0.5
"""Seconds of silence before progress is shown."""
TASK: TaskID = 0  # type: ignore[assignment]  # the only task of a bar; rich counts from 0


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on stderr for what takes more than half a second; nothing when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    import threading

    bar = _Bar()
    timer = threading.Timer(PATIENCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar.tell
    finally:
        timer.cancel()
        bar.hide()


class _Bar:
    """What is being done, and how much of it; drawn only once somebody waited for it."""

    def __init__(self) -> None:
        import threading

        self._lock = threading.Lock()
        self._said = ("", 0, 0)
        self._drawn: Progress | None = None
        self._is_over = False

    def tell(self, what: str, done: int, total: int) -> None:
        with self._lock:
            self._said = (what, done, total)
            if self._drawn is not None:
                self._drawn.update(TASK, description=what, completed=done, total=total or None)

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        with self._lock:
            if self._is_over:
                return
            what, done, total = self._said
            self._drawn = Progress(console=Console(stderr=True), transient=True)
            self._drawn.add_task(what, completed=done, total=total or None)
            self._drawn.start()

    def hide(self) -> None:
        with self._lock:
            self._is_over = True
            if self._drawn is not None:
                self._drawn.stop()
