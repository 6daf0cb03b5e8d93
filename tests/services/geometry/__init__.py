"""Tests of the geometry of the timeline; numbers only, no Qt."""
