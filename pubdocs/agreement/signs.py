"""Signs that CommonMark takes away although the author most likely meant them."""

import re
from collections.abc import Iterator

from pubdocs.agreement.freetext import Trouble
from pubdocs.diagnostics import msg

_TIMES = re.compile(r"\d+\*(?=\d)")  # 24*7; two of them in a paragraph would be italics
_SHARE = re.compile(r"(?<![\\\w])\\\\[\w.-]+\\(?=\w)")  # \\server\share, of whose first backslashes one goes


def misread(written: str, printed: str) -> Iterator[Trouble]:
    """What would be another thing in the document than in the source, given both for one paragraph. Lines are 0."""
    kept = _TIMES.findall(printed)
    for words in (one for one in dict.fromkeys(_TIMES.findall(written)) if one not in kept):
        message = msg("The * in {words} would be taken for the beginning or end of italics.", words=words)
        yield Trouble("text.star", 0, message, msg("Write \\* to print it, or × for times."))
    for words in dict.fromkeys(_SHARE.findall(written)):
        message = msg("Of the two backslashes in {words} one alone would be printed.", words=words)
        hint = msg("Write four for two; a single one before a letter stands for itself.")
        yield Trouble("text.backslash", 0, message, hint)
