import gettext
import os

import click
import pytest

from pubdocs.cli.language import language, speak, translate


@pytest.mark.parametrize(
    ("args", "environ", "expected"),
    [
        ([], {}, "sv"),
        ([], {"LANG": "sv_SE.UTF-8"}, "sv"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "sv"),
        ([], {"LANG": "POSIX"}, "sv"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "sv_FI@euro"}, "sv"),
        ([], {"LANG": "sv_SE", "LC_MESSAGES": "en_US", "LC_ALL": ""}, "en"),
        (["--lang", "en"], {"LANG": "sv_SE"}, "en"),
        (["generate", "--lang=sv", "x"], {"LANG": "en_US"}, "sv"),
        (["show", "--", "--lang", "en"], {}, "sv"),
        (["--lang", "de"], {}, "sv"),
        (["--lang"], {"LANG": "en_US"}, "en"),
    ],
)
def test_the_line_then_the_locale_then_swedish(args: list[str], environ: dict[str, str], expected: str) -> None:
    assert language(args, environ) == expected


@pytest.mark.usefixtures("catalogues")
def test_click_speaks_swedish_too() -> None:
    speak("sv")
    assert click.UsageError("x").format_message() == "x"
    assert gettext.gettext("Missing argument") == "Argument saknas:"
    assert translate("error") == "fel"
    assert translate("") == ""
    speak("en")
    assert gettext.gettext("Missing argument") == "Missing argument"


def test_speaking_changes_no_more_than_gettexts_own_variable() -> None:
    before = dict(os.environ)
    speak("sv")
    assert {name for name in os.environ if os.environ[name] != before.get(name)} <= {"LANGUAGE"}
