"""Tests of the bus factor models."""
