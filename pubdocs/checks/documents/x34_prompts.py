"""X34 on Word files: no prompt is left as the answer."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import Lexicon, begins
from pubdocs.checks import x34_prompts
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.phrases import sentences
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import msg


def judge(paper: Paper) -> Iterator[Told]:
    """Sentences that begin as a prompt does and are all that stands under their heading."""
    for heading, content, leads in paper.sections:
        if heading and len(content) == 1 and not leads:
            text = content[0].text
            if len(sentences(text)) == 1 and _asks(text, paper.lexicon):
                message = msg('Under "{heading}" stands the prompt and no answer.', heading=heading.text.strip())
                yield paper.told(message, content[0])


def _asks(text: str, lexicon: Lexicon) -> bool:
    return begins(text, lexicon.prompts) and not begins(text, lexicon.not_prompts)


RULE = on_files(x34_prompts.RULE, judge, example="6. Loggning\nAnge särskilda krav på loggning.")
