"""Figures for print: what one shows, where everything stands on its sheet in millimetres, and its words beside it."""
