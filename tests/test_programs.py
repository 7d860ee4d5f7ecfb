"""Programs are known by exact lists and suffixes, and people are not."""

from __future__ import annotations

import pytest

from async_audit.facts import Author
from async_audit.programs import account, is_assistant


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("bob@example.com", "Rabot"),
        ("boten@example.com", "Anna Boten"),
        ("info@robots.org.uk", "Robin"),
        ("gobot1234yt@example.com", "gobot1234yt"),
        ("claude@example.fr", "Claude"),
        ("devin@example.com", "Devin"),
        ("77+copilot@users.noreply.github.com", "Pilot"),
        ("dario@anthropic.com", "Dario"),
        ("claude@users.noreply.github.com", "Claude"),
        ("travis@example.com", "Travis"),
    ],
)
def test_people_are_called_so(email: str, name: str) -> None:
    assert not Author(email, name).is_bot
    assert not is_assistant(email)


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("49699333+dependabot[bot]@users.noreply.github.com", "dependabot[bot]"),
        ("x@example.com", "requirements-bot"),
        ("requirements-bot@example.com", "x"),
        ("imgbothelp@gmail.com", "ImgBot"),
        ("x@example.com", "Miss Islington (bot)"),
        ("k8s.ci.robot@gmail.com", "Kubernetes Prow Robot"),
        ("gardener@tensorflow.org", "A. Unique TensorFlower"),
        ("noreply@github.com", "GitHub"),
        ("198982749+copilot@users.noreply.github.com", "Copilot"),
    ],
)
def test_programs_are_known(email: str, name: str) -> None:
    assert Author(email, name).is_bot


@pytest.mark.parametrize(
    "email",
    [
        "noreply@anthropic.com",
        "claude@anthropic.com",
        "cursoragent@cursor.com",
        "ai@cursor.sh",
        "199161495+cursoragent@users.noreply.github.com",
        "223556219+copilot@users.noreply.github.com",
        "aider@aider.chat",
        "noreply@openai.com",
        "158243242+devin-ai-integration[bot]@users.noreply.github.com",
        "176961590+gemini-code-assist[bot]@users.noreply.github.com",
        "198982749+copilot@users.noreply.github.com",
    ],
)
def test_assistants_that_sign_trailers_are_known(email: str) -> None:
    assert is_assistant(email)
    assert Author(email, "").is_bot


@pytest.mark.parametrize(
    ("email", "login"),
    [
        ("12345+ada@users.noreply.github.com", "ada@github.com"),
        ("ada@users.noreply.github.com", "ada@github.com"),
        ("77-ada@users.noreply.gitlab.com", "ada@gitlab.com"),
        ("1-ada@users.noreply.github.com", "1-ada@github.com"),
        ("ada@github.com", ""),
        ("ada@users.noreply.github.com.example", ""),
    ],
)
def test_an_account_is_read_from_a_noreply_address(email: str, login: str) -> None:
    assert account(email) == login
