"""Reading files of many formats."""
