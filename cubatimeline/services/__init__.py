"""What the program does, without Qt: reading, searching, geometry, citing, interchange."""
