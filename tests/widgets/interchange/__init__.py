"""Tests of what shows data of other programs."""
