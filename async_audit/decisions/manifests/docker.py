"""Containers: the images that a Dockerfile stands on."""

from __future__ import annotations

import re

from async_audit.decisions.manifests.manifest import Manifest, manifest
from async_audit.patterns import late

_FROM = late(
    r"^[ \t]*FROM[ \t]+(?:--\w{1,20}=\S{1,100}[ \t]+){0,3}(\S{1,300})(?:[ \t]+AS[ \t]+(\S{1,100}))?",
    re.MULTILINE | re.IGNORECASE,
)
_TAG = late(r"(?:@sha256:.*|:[^/:@]*(?:@sha256:.*)?)$")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. An image is its name without tag; an earlier stage or a variable is none."""
    images = [(_TAG.sub("", image).lower(), stage.lower()) for image, stage in _FROM.findall(text)]
    stages = {stage for _, stage in images} | {"scratch"}
    return manifest(image for image, _ in images if image not in stages and "$" not in image)
