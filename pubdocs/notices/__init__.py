"""Notices of changes, and the letters that GDPR art. 28(2) wants of a new sub-processor.

`finding` compares two sides agreement by agreement, `formwords` the words of their templates; `letters` makes the
documents, `log` the record of what was sent; `sending` is the whole run.
"""
