"""Tests; folders mirror the package, `house` holds what is true of all of it."""
