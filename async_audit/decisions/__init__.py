"""Written decisions: where they are, what they say, and how much a change weighs."""
