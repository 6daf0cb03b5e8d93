"""Small parts that several panels use: background work, messages, icons, lists."""
