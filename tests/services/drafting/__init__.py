"""Drafts of events from text."""
