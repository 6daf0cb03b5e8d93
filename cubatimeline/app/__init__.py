"""Puts the rooms together: main window, session, settings, command line, crash handler."""
