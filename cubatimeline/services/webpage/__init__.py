"""A collection, a view or a tour as one HTML file: a dated list for everyone, a timeline where scripts may run."""
