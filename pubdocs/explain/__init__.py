"""Where each sentence of a document came from."""
