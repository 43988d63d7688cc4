"""Notices of changes: what changed, and the letter about a new sub-processor (GDPR art. 28(2))."""

from tools.templates.notice.andringsmeddelande import NOTICE
from tools.templates.notice.underbitrade import LETTER

DOCUMENTS = {"andringsmeddelande": NOTICE, "underbitrade": LETTER}
