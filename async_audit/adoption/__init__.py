"""What a team could do next so that fewer changes have to wait for somebody."""

from async_audit.adoption.measuring import measure
from async_audit.adoption.yardstick import Yardstick

__all__ = ["Yardstick", "measure"]
