"""Which accounts are programs, by exact lists and by the suffixes that platforms give them.

Never by "bot" inside a name: people are called Rabot and Boten, and work at robots.org.uk.
"""

from __future__ import annotations

import functools

from async_audit.patterns import late

_SUFFIXES = ("[bot]", "-bot")
_NAMES = frozenset(
    {
        "bors",
        "chromium-autoroll",
        "copybara-service",
        "dependabot",
        "github actions",
        "greenkeeper",
        "homu",
        "imgbot",
        "imgbotapp",
        "k8s-ci-robot",
        "kubernetes prow robot",
        "kubernetes submit queue",
        "miss islington (bot)",
        "miss-islington",
        "pre-commit-ci",
        "renovate bot",
        "rust-bors",
        "semantic-release",
        "skia-autoroll",
        "tensorflow gardener",
        "tensorflower gardener",
    }
)
"""In lower case. Seen in public histories; each made hundreds of commits without a suffix."""
_EMAILS = frozenset(
    {
        "action@github.com",
        "actions@github.com",
        "bors@rust-lang.org",
        "bot@renovateapp.com",
        "gardener@tensorflow.org",
        "github-actions@github.com",
        "imgbothelp@gmail.com",
        "k8s.ci.robot@gmail.com",
        "mariatta.wijaya+miss-islington@gmail.com",
        "noreply@github.com",
        "noreply@weblate.org",
        "support@dependabot.com",
        "support@greenkeeper.io",
    }
)
_ASSISTANTS = frozenset(
    {
        "agent@warp.dev",
        "ai@cursor.sh",
        "aider@aider.chat",
        "amp@ampcode.com",
        "chatgpt@openai.com",
        "claude@anthropic.com",
        "codex@openai.com",
        "copilot@github.com",
        "cursoragent@cursor.com",
        "gemini@google.com",
        "grok@x.ai",
        "junie@jetbrains.com",
        "no-reply@anthropic.com",
        "noreply@aider.chat",
        "noreply@anthropic.com",
        "noreply@openai.com",
        "noreply@opencode.ai",
    }
)
"""E-mails with which AI assistants sign trailers. Never names: people are called Claude and Devin."""
_ASSISTANT_LOGINS = frozenset(
    {
        "amazon-q-developer",
        "anthropic-code-agent",
        "chatgpt-codex-connector",
        "claude",
        "codegen-sh",
        "copilot",
        "copilot-swe-agent",
        "cursor",
        "cursoragent",
        "devin-ai-integration",
        "factory-droid",
        "gemini-cli",
        "gemini-code-assist",
        "google-labs-jules",
        "jetbrains-junie",
        "junie-eap",
        "openai-code-agent",
        "sweep-ai",
    }
)
"""The same by their accounts, which end in ``[bot]``."""
_GITHUB = late(r"(?:(?P<number>\d+)\+)?(?P<login>[^+@]+)@users\.noreply\.github\.com")
_GITLAB = late(r"\d+-(?P<login>[^+@]+)@users\.noreply\.gitlab\.com")
_NUMBERED = frozenset(
    {
        ("175728472", "copilot"),
        ("198982749", "copilot"),
        ("199161495", "cursoragent"),
        ("218195315", "gemini-cli"),
        ("223556219", "copilot"),
        ("247260674", "junie-agent"),
    }
)
"""Accounts without ``[bot]``, with the number that GitHub gave them: a person may be called so elsewhere."""


def account(email: str) -> str:
    """Which account a forge's noreply address belongs to, with or without its number; empty of any other."""
    found = _GITHUB.fullmatch(email) or _GITLAB.fullmatch(email)
    return f"{found['login']}@{email.rpartition('.noreply.')[2]}" if found else ""


@functools.lru_cache(maxsize=1 << 16)
def is_program(email: str, name: str) -> bool:
    """Whether an account says of itself that it is a program, or is known to be one."""
    by_suffix = name.lower().endswith(_SUFFIXES) or email.partition("@")[0].endswith(_SUFFIXES)
    return by_suffix or name.lower() in _NAMES or email in _EMAILS or is_assistant(email)


def is_assistant(email: str) -> bool:
    """Whether it is an AI assistant, such as those that sign ``Co-authored-by`` trailers."""
    if email in _ASSISTANTS:
        return True
    found = _GITHUB.fullmatch(email)
    if found is None:
        return False
    login = found["login"]
    if login.endswith("[bot]"):
        return login.removesuffix("[bot]") in _ASSISTANT_LOGINS
    return (found["number"], login) in _NUMBERED
