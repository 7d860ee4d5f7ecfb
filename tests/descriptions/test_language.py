"""Whether a description is English."""

from __future__ import annotations

import pytest

from async_audit.descriptions.cleaning import clean
from async_audit.descriptions.language import is_english


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param("Add foo\n\n- bar\n- baz", id="hardly a word"),
        pytest.param("Die Tür", id="two words of another language"),
        pytest.param("The door did not open in the rain, because the hinge was made of paper.", id="English"),
        pytest.param(
            "- Add shop\n- Remove counter\n- Rename door\n- Bump hinge\n- Test lock\n- Sort keys",
            id="a list without common words",
        ),
        pytest.param(
            "The shop in Den Haag and the one in La Paz do not open on the first of May.", id="names of towns"
        ),
    ],
)
def test_this_is_taken_for_english(body: str) -> None:
    assert is_english(clean(f"T\n\n{body}"))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "Die Tür ging nicht auf, wenn es regnete, weil das Scharnier mit Papier gebaut ist.", id="German"
        ),
        pytest.param(
            "La porte ne s'ouvre pas dans la pluie, parce que le gond est fait avec du papier.", id="French"
        ),
        pytest.param(
            "La puerta no se abre con la lluvia, por eso cambiamos los goznes de papel.", id="Spanish"
        ),
        pytest.param("Дверь не открывалась под дождём", id="Russian"),
        pytest.param("下雨时门打不开", id="Chinese"),
    ],
)
def test_this_is_not_english(body: str) -> None:
    assert not is_english(clean(f"T\n\n{body}"))
