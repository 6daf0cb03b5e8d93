"""Text in, names and dates out, with where each was found: pure functions, for the window as for the command line."""
