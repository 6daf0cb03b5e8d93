"""Presenting: what the class sees, what the presenter sees beside it, and the list in which tours are made."""
