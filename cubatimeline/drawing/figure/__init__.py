"""Figures for print: their words measured, their sheets painted and written as PDF, SVG, PNG and TIFF."""
