"""The collection file (SQLite): the only room that knows table names. No Qt."""
