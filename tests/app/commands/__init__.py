"""Tests of the commands, run without Qt."""
