"""Writes to single rows on the reader's behalf; the services decide what is done together and what it is called."""
