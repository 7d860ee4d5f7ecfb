"""Where will somebody have to wait for somebody else? Audits a git repository for a distributed team."""
