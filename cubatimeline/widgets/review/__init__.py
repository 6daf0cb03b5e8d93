"""Reviewing: drafts and names that wait for a yes or no, what an import brought, and the place to drop files on."""
