"""Figures for print, made by trying: options at the left, the sheet as it will be at the right."""
