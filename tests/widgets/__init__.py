"""Tests of the widgets, in the order of the package."""
