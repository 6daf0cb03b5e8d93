"""The reader: records, digests, chapters, and the rail of events told in them."""
