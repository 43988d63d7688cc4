"""Word files: packages, templates, numbering, references, reading back."""
