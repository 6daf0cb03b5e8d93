"""Data that come from other programs and go to them: what will be taken, from which columns, and what is lost."""
