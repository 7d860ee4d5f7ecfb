"""Which documents name a module."""

from __future__ import annotations

import pytest

from async_audit.documentation.mentions import mentions
from async_audit.facts import Kind
from tests.fixed_snapshot import FixedSnapshot


@pytest.mark.parametrize(
    ("document", "text", "place"),
    [
        pytest.param("docs/a.md", "See src/net.", "docs/a.md:1", id="by its path"),
        pytest.param("README.md", "\nThe `src/net/` directory", "README.md:2", id="as a directory"),
        pytest.param("docs/a.rst", "Import src.net or net.", None, id="by a name that is too common"),
        pytest.param("docs/a.md", "See src/networks.", None, id="as a part of another name"),
        pytest.param("CHANGELOG.md", "Split src/net.", None, id="in a text about the past"),
        pytest.param("src/other/notes.md", "See src/net.", None, id="in a document elsewhere"),
    ],
)
def test_a_module_is_named(document: str, text: str, place: str | None) -> None:
    snapshot = FixedSnapshot({document: text}, {document: Kind.DOCUMENT})

    assert mentions(["src/net"], snapshot.files, snapshot.read).get("src/net") == place


def test_a_dotted_name_is_a_name() -> None:
    snapshot = FixedSnapshot({"docs/a.md": "Use `shop.net.tcp`."}, {"docs/a.md": Kind.DOCUMENT})

    assert mentions(["src/shop/net/tcp.py"], snapshot.files, snapshot.read) == {
        "src/shop/net/tcp.py": "docs/a.md:1"
    }


def test_a_document_that_the_clone_lacks_names_nothing() -> None:
    snapshot = FixedSnapshot({}, {"docs/a.md": Kind.DOCUMENT})

    assert mentions(["src/net"], snapshot.files, snapshot.read) == {}
