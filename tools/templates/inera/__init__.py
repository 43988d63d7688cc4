"""Inera's general instructions: a document that is all clauses, with a table of contents."""

from tools.templates.inera.allmanna_instruktioner import GENERAL

DOCUMENTS = {"allmanna-instruktioner": GENERAL}
