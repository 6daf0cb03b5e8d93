"""Paints timeline and figures with QPainter (QtGui, no widgets): one code for screen, PNG, SVG and PDF."""
