"""Outputs of a document: a table from name to function."""
