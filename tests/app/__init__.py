"""Tests of the application room."""
