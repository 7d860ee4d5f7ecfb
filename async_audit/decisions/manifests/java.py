"""Java, Kotlin and Scala: pom.xml, build.gradle, build.gradle.kts, version catalogs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from async_audit.decisions.manifests.manifest import Manifest, manifest, table, text_of, toml
from async_audit.decisions.manifests.xml import local_name, parse
from async_audit.patterns import late

_COORDINATES = late(
    r"\b(\w{0,40}(?:api|implementation|compile|only|runtime|kapt|ksp|processor|classpath|platform|bom)\w{0,20})"
    r"[\s(]{1,4}(?:\w{1,30}\()?[\"']([\w.-]{1,120}):([\w.-]{1,120})(?=[:\"'@])",
    re.IGNORECASE,
)
_NAMED = late(r"\bgroup\s*[:=]\s*[\"']([\w.-]{1,120})[\"']\s*,\s*name\s*[:=]\s*[\"']([\w.-]{1,120})[\"']")
_PLUGIN = late(r"\bid\s{0,3}\(?\s{0,3}[\"']([\w.-]{1,120})[\"']")


def read(name: str, text: str) -> Manifest:
    """See ``manifests.read``. A package is ``group:artifact``, a Gradle plugin its id."""
    if name == "pom.xml":
        return _pom(parse(text))
    if name.endswith(".toml"):
        return manifest(_catalog(toml(text)))
    entries = [(match[1], f"{match[2]}:{match[3]}") for match in _COORDINATES.finditer(text)]
    needs = [name for configuration, name in entries if "test" not in configuration.lower()]
    needs += [f"{group}:{artifact}" for group, artifact in _NAMED.findall(text)]
    return manifest([*needs, *_PLUGIN.findall(text)], (), [name for _, name in entries])


def _catalog(document: dict[str, object]) -> Iterator[str]:
    for value in table(document, "libraries").values():
        module = text_of(value) or text_of(table(value).get("module"))
        group, artifact = text_of(table(value).get("group")), text_of(table(value).get("name"))
        yield ":".join(module.split(":")[:2]) if module else f"{group}:{artifact}"
    for value in table(document, "plugins").values():
        yield text_of(value).partition(":")[0] or text_of(table(value).get("id"))


def _pom(project: Element) -> Manifest:
    """Modules of the same build share their group, or spell it ``${project.groupId}``."""
    parent = next((child for child in project if local_name(child) == "parent"), None)
    parents = _texts(parent) if parent is not None else {}
    group = _texts(project).get("groupId") or parents.get("groupId", "")
    ours = {group, ""}
    needs: list[str] = []
    tools: list[str] = []
    own = [f"{group}:{_texts(project).get('artifactId', '')}"]
    for element in project.iter():
        if local_name(element) in ("dependency", "plugin", "extension"):
            said = _texts(element)
            # a plugin without a group is one of Maven's
            its = said.get(
                "groupId", "" if local_name(element) == "dependency" else "org.apache.maven.plugins"
            )
            # a group behind a property of the build is one of its own, as a rule
            others = tools if said.get("scope") == "test" else needs
            (own if its in ours or its.startswith("${") else others).append(
                f"{its}:{said.get('artifactId', '')}"
            )
    return manifest(needs, own, tools)


def _texts(element: Element) -> dict[str, str]:
    return {local_name(child): (child.text or "").strip() for child in element}
