"""The page of the law's rules, docs/regler.md, from the rules themselves.

python -m tools.rules     write it anew
"""

from collections.abc import Callable, Iterable
from typing import Any

from babel.messages.pofile import read_po

from pubdocs.checks.documents.rules import OF_FILES
from pubdocs.checks.rule import INSTRUCTIONS, Rule
from pubdocs.checks.rules import RULES
from pubdocs.diagnostics import Severity
from tools.messages import ROOT

PAGE = ROOT / "docs/regler.md"
SWEDISH = ROOT / "pubdocs/locale/sv/LC_MESSAGES/pubdocs.po"
SEVERITIES = {Severity.ERROR: "Fel", Severity.WARNING: "Varning", Severity.INFORMATION: "Upplysning"}
INTRODUCTION = """\
# Lagens regler

<!-- Skriven av tools/rules.py; ändra reglerna i pubdocs/checks och kör python -m tools.rules. -->

`pubdocs check` frågar efter det som ett noggrant dataskyddsombud skulle fråga efter. En regel säger vad som är angivet,
saknas, är föråldrat, begränsat eller motsäger något annat, och var; den säger aldrig om något är lagligt. Ett avtal
bedöms per sitt eget datum, eller per den dag som anges med `--as-of`.

En regel gäller för instruktioner mellan namngivna parter och för villkor till alla som ansluter sig till en tjänst
(`kind` i formulärets form.yaml); de som bara gäller orden gäller alla dokument. Det som huvudavtalet reglerar, enligt
`settled` i form.yaml, frågas det inte efter.

Vill du att en regel inte ska visas för ett avtal, skriv det i avtalet, med skälet:

```yaml
ignore:
  - rule: X17
    because: Samma uppdragsspecifikation besvarar båda punkterna.
```
"""

FILES = """\
# Word-filer

`pubdocs check FIL.docx` granskar vilken Word-fil som helst, också en bilaga som någon annan har skrivit. Där finns inga
uppgifter att utgå från, bara ord, nummer och utseende. Därför frågas det som kan besvaras av filen ensam, och bara när
svaret är säkert. Filer som nämns tillsammans bedöms som ett avtals bilagor: en hänvisning från den ena följs till den
andra, och grunden för en överföring får stå i vilken av dem som helst.

En fil bedöms per den dag då den senast sparades, eller per den dag som anges med `--as-of`. Säger filen inte när det
var, eller en dag före den 25 maj 2018, bedöms den per den dag då pubdocs listor över beslut och lagar senast stämdes av.

Frågorna om tillgänglighet är de i EN 301 549 (WCAG 2.1), som föreskrifterna till lagen (2018:1937) om tillgänglighet
till digital offentlig service hänvisar till.

De här reglerna för avtal ställs också till Word-filer, av filens ord:
"""


def page(translate: Callable[[str], str]) -> str:
    """The page in the language of `translate`; its own words are Swedish."""
    known = {rule.id for rule in RULES}
    shared = ", ".join(f"[{one.id}](#{one.id.lower()})" for one in OF_FILES if one.id in known)
    own = [one for one in OF_FILES if one.id not in known]
    return "\n".join(
        [
            INTRODUCTION,
            _table(RULES, translate),
            *(_section(one, translate) for one in RULES),
            FILES,
            f"{shared}.\n\nDe här ställs bara till Word-filer:\n",
            _table(own, translate),
            *(_section(one, translate) for one in own),
        ]
    )


def _table(rules: Iterable[Rule[Any]], translate: Callable[[str], str]) -> str:
    rows = "\n".join(f"| [{one.id}](#{one.id.lower()}) | {one.title.render(translate)} |" for one in rules)
    return f"| Regel | Frågar efter |\n|---|---|\n{rows}\n"


def _section(rule: Rule[Any], translate: Callable[[str], str]) -> str:
    example = "\n".join(f"    {line}".rstrip() for line in rule.example.splitlines())
    scope = "" if rule.kinds == INSTRUCTIONS or rule in OF_FILES else " Gäller alla dokument."
    return (
        f"## {rule.id}\n\n"
        f"**{rule.title.render(translate)}**\n\n{SEVERITIES[rule.severity]}. Källa: {rule.law}.{scope}\n\n"
        f"{rule.why.render(translate)}\n\n"
        f"Till exempel bryter detta mot den:\n\n{example}\n\n"
        f"{rule.hint.render(translate)}\n"
    )


def swedish() -> Callable[[str], str]:
    """The Swedish catalogue as a function; a text without its Swedish stays English."""
    with SWEDISH.open("rb") as file:
        catalogue = read_po(file)

    def translate(text: str) -> str:
        entry = catalogue.get(text)
        return str(entry.string) if entry and entry.string else text

    return translate


if __name__ == "__main__":
    PAGE.write_text(page(swedish()), encoding="utf-8", newline="\n")
