"""Keeps the garbage collector still while much grows in memory, or where there is nothing to collect."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hoarding() -> Iterator[None]:
    """While millions of objects are made and none is garbage, each round of collecting looks at all of them again.

    That is half of the time that git.git's commits take, and a fifth of what audits do with facts. Mercurial does the same (``util.nogc``).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def passing() -> Iterator[None]:
    """For a process that ends soon: nothing is collected, not even when Python ends; 15 ms of a hook's time."""
    with hoarding():
        yield
    gc.freeze()
