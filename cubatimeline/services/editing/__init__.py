"""What the reader may do to a collection: each edit a named job for the writer thread, undone and redone by its name.

Recipe for a new edit: write what it does to rows in `store/editing`, compose it here into a function that returns an
`Edit`, and add it to the random sequences of `tests/services/editing/test_undo.py`. Nothing need be told about undo.
"""
