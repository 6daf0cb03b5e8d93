"""The page images of a document."""
