"""Reads files of many formats into documents: text, outline, notes, pages and a proposed record."""
