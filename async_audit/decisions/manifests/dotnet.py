"""NuGet, for .NET: project files, Directory.Packages.props, Directory.Build.props, packages.config."""

from __future__ import annotations

from async_audit.decisions.manifests.manifest import Manifest, manifest
from async_audit.decisions.manifests.xml import local_name, parse

_ELEMENTS = {
    "PackageReference": "Include",
    "PackageVersion": "Include",
    "GlobalPackageReference": "Include",
    "DotNetCliToolReference": "Include",
    "package": "id",
}
"""``Update`` changes what another file includes; a ProjectReference is an own project."""


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. NuGet compares names without case."""
    elements = ((local_name(element), element) for element in parse(text).iter())
    names = (element.get(_ELEMENTS[tag], "") for tag, element in elements if tag in _ELEMENTS)
    # a list is allowed, and a property is not a name
    return manifest(one.strip().lower() for name in names for one in name.split(";") if "$(" not in one)
