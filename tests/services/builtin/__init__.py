"""Tests of the builtin."""
