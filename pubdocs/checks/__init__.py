"""Checks of an agreement and its documents: a table from name to function."""
