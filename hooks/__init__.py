"""Doors for pre-commit, one file a hook; installed as ``async_audit_hooks``."""
