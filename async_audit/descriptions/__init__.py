"""What a change says of itself: what is left of its message, which questions that answers, what a template asks."""

from async_audit.descriptions.cleaning import Part, Text, clean
from async_audit.descriptions.questions import Proof, Question, answers
from async_audit.descriptions.regimes import Regime, regime_of
from async_audit.descriptions.templates import Section, State, asks, sections, templates

__all__ = [
    "Part",
    "Proof",
    "Question",
    "Regime",
    "Section",
    "State",
    "Text",
    "answers",
    "asks",
    "clean",
    "regime_of",
    "sections",
    "templates",
]
