"""Tests of the timeline widget."""
