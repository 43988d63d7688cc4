"""The language of what the commands say: Swedish, unless the user or the locale asks for another.

Texts are looked up with gettext's own functions, whose domain is set here once, so that click's messages, which
use the same functions, come from the same catalogue. Without a compiled catalogue everything is in English.
"""

import gettext
import os
from collections.abc import Mapping, Sequence

DOMAIN = "pubdocs"
LOCALE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")  # noqa: PTH118, PTH120 - pathlib is slow to load
LANGUAGES = ("sv", "en")
_UNSAID = ("", "C", "POSIX")


def language(args: Sequence[str], environ: Mapping[str, str]) -> str:
    """`--lang` wherever it stands on the command line, else the locale's language, else Swedish.

    It is read before click reads the line, because click's own complaints about the line are in it too.
    """
    for number, arg in enumerate(args):
        if arg == "--":
            break
        said = arg.removeprefix("--lang=") if arg.startswith("--lang=") else ""
        if arg == "--lang" and number + 1 < len(args):
            said = args[number + 1]
        if said in LANGUAGES:
            return said
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    name = locale.partition(".")[0].partition("@")[0]
    return "sv" if name in _UNSAID or name.partition("_")[0] in ("sv", "swedish") else "en"


def speak(name: str) -> None:
    """Let gettext, and with it click, speak this language from now on."""
    os.environ["LANGUAGE"] = name
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def translate(text: str) -> str:
    """A msgid in the language spoken. An empty text stays empty (gettext would answer with its file's header)."""
    return gettext.gettext(text) if text else text


def later(text: str) -> str:
    """Mark a text for the catalogue here; it is translated where it is shown."""
    return text
