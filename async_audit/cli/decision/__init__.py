"""``async-audit decision …``: what teams decided, and what they did not write down."""
