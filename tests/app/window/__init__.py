"""Tests of the application room that need Qt; everything else under `tests/app` runs without it."""
