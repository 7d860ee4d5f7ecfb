"""What can go wrong, one class for each kind of mending."""

from __future__ import annotations


class AsyncAuditError(Exception):
    """Base of all errors of this library. Its text is one line: the thing, the place, the mend."""


class UsageError(AsyncAuditError):
    """Call it differently: a path, an option or a name that does not fit."""


class ConfigError(AsyncAuditError):
    """Mend the configuration file that the text names."""


class RepositoryError(AsyncAuditError):
    """Mend the repository, the clone or the installed git; the text says how."""


class MissingObjectError(RepositoryError):
    """The clone lacks this one object; an audit answers with a Skip for what needed it."""
