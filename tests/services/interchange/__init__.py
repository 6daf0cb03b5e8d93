"""Tests of data in the formats of other programs."""
