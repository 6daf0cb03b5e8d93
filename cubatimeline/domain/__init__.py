"""Values the program is about: plain Python, without Qt, SQL or files."""
