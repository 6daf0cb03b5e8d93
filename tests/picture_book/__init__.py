"""The picture book: the window in every state that a reader may see, for people to look at and for tests to measure."""
