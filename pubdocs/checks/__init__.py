"""Checks of an agreement and its documents: one file each, asked by the pipeline."""
