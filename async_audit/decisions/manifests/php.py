"""PHP: composer.json."""

from __future__ import annotations

import json

from async_audit.decisions.manifests.manifest import Manifest, manifest, table, text_of

_PLATFORM = ("ext-", "lib-", "composer-", "php-")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. A name without a vendor is the platform: ``php``, ``ext-json``."""
    document = json.loads(text)
    needs, tools = ([one.lower() for one in table(document, group)] for group in ("require", "require-dev"))
    # a repository of many packages replaces each of them
    own = [text_of(table(document).get("name")).lower(), *(one.lower() for one in table(document, "replace"))]
    return manifest(filter(_is_package, needs), own, filter(_is_package, tools))


def _is_package(name: str) -> bool:
    return "/" in name and not name.startswith(_PLATFORM)
