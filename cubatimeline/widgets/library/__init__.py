"""The library: all sources as an archive lists its results."""
