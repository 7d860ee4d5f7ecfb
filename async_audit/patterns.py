"""Regular expressions that are compiled when they are first used: a hook has hundreds, and uses few."""

from __future__ import annotations

import re
from typing import Any, AnyStr


class _Late:
    """Stands for a compiled expression, and takes its methods over one by one."""

    def __init__(self, *written: Any) -> None:
        self._written = written

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._written), name)  # re remembers what it compiled
        setattr(self, name, found)
        return found


def late(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, for all that is asked of it by method; ``re.sub`` and the like take no such thing."""
    found: Any = _Late(text, flags)
    return found  # type: ignore[no-any-return]  # it answers as one
