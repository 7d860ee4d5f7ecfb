"""What the tests of languages share: how many words a file says about its module, and where."""

from __future__ import annotations

from async_audit.documentation.sayings import Saying, saying
from async_audit.documentation.speakers import Rung, Speaker

LICENCE = "Copyright 2020 The Widget Authors.\nLicensed under the MIT license."
TEXT = "Signs outgoing partner messages."


def heard(path: str, source: str | bytes, module: str = "") -> Saying:
    """What the file says about ``module``, or else about itself."""
    content = source.encode() if isinstance(source, str) else source
    found = saying(Speaker(path, Rung.NATIVE), module or path, lambda _: content)
    assert isinstance(found, Saying)
    return found


def is_described(path: str, source: str | bytes, module: str = "") -> bool:
    """Whether the file says enough."""
    return heard(path, source, module).words >= 3
