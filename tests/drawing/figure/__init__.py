"""Tests of drawing: themes, fonts, pictures and what is painted where."""
