"""Which options a record considered."""

from __future__ import annotations

import pytest

from async_audit.decisions.options import considered, names_rejected
from tests.decisions.logs import one


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("# A\n\n## Decision\n\n* not an option\n", ()),
        (
            "# A\n\n## Considered Options\n\n* [Kafka](#kafka)\n* **Redis**\n  * a detail\n",
            ("Kafka", "Redis"),
        ),
        ("# A\n\n## Alternatives\n\n### Kafka\n\nX\n\n### Redis\n\nY\n", ("Kafka", "Redis")),
        ("# A\n\n## Alternatives\n\n* None\n", ()),
        ("# A\n\n## Options\n\n1. Kafka\n2. Redis\n", ("Kafka", "Redis")),
    ],
)
def test_options_are_read(text: str, options: tuple[str, ...]) -> None:
    assert considered(one(text)) == options


def test_the_rejected_ideas_of_a_pep_are_options() -> None:
    text = "PEP: 1\nTitle: A\n\nAbstract\n========\n\nRejected Ideas\n==============\n\nKafka\n-----\n\nX\n"

    assert considered(one(text, "peps/pep-0001.rst")) == ("Kafka",)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("We do it.", False),
        ("Use it instead of the old one.", False),
        ("**Which approach was chosen, and what was rejected?**", False),
        ("(What else was considered?)", False),
        ("We considered Kafka.", True),
        ("## Alternatives\n\nKafka.", True),
        ("Use it instead of Kafka because it is there.", True),
    ],
)
def test_a_word_about_an_alternative_is_believed(text: str, is_named: bool) -> None:
    assert names_rejected(one(f"# A\n\n{text}\n")) is is_named
