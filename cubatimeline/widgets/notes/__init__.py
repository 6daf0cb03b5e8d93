"""Notes of the reader: the sheet they are written on, the list of all of them, and their signs beside the text."""
