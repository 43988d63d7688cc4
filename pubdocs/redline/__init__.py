"""Word files with tracked changes between two versions of a document, checked before they are written."""
