"""Presenting to a class: what is told and how large, step by step; files of tours and handouts. No Qt."""
