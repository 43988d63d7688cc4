"""What the notice and the letter share: the header, from whom to whom, whom to ask."""

from tools.templates.blocks import NBSP, Block, Row, contact, fact_line, p, plain_heading, present, strong, table, when
from tools.templates.xml import part, w

SENDER = "{{ notice.sender.name }}"
# The parties speak of themselves as vi and of the other as ni; a notice to all who are joined has no name.
TO_ALL = "Alla personuppgiftsansvariga som omfattas"
CONTACT = "{% if notice.sender.contact %}" + contact("notice.sender.contact") + "{% else %}" + SENDER + "{% endif %}"

HEADER = part(
    w(
        "hdr",
        p(strong(SENDER), f"{{% if reference %}}\tDnr{NBSP}{{{{ reference }}}}{{% endif %}}", style="Header"),
        p("{{ appendix.label }}\t{{ notice.date }}", style="Header"),
    )
)


def facts(*rows: Row | list[Row]) -> Block:
    """From whom to whom, and about which agreement; then `rows`."""
    return table(
        {"Från": 28, SENDER: 72},
        [
            (
                "Till",
                [
                    when(
                        "notice.recipient",
                        p(strong("{{ notice.recipient.name }}"), style="TableText"),
                        fact_line("notice.recipient.orgnr", "Organisationsnummer"),
                        fact_line("notice.recipient.address"),
                        fact_line("notice.recipient.contact", "Kontakt", contact("notice.recipient.contact")),
                    ),
                    when("not notice.recipient", p(TO_ALL, style="TableText")),
                ],
            ),
            ("Avtal", present("{{ title }}", f"dnr{NBSP}{{{{ reference }}}}")),
            ("Datum", "{{ notice.date | datum }}"),
        ],
        *([row] if isinstance(row, tuple) else row for row in rows),
        labelled=True,
    )


def row_if(test: str, row: Row) -> list[Row]:
    """A table row that stands there if the test holds."""
    return [(f"{{%tr if {test} %}}",), row, ("{%tr endif %}",)]


TRANSFER_ASKED = p(
    "{% if notice.transfer_forbidden %}Enligt det som gäller hittills får personuppgifter inte föras över till tredje "
    "land. {% else %}Personuppgifter får föras över till tredje land endast efter ert skriftliga godkännande i varje "
    "enskilt fall. {% endif %}Vi ber er att godkänna den överföring som anges ovan. Innan vi har fått ert skriftliga "
    "godkännande överförs inga personuppgifter dit."
)
SIGNATURE: tuple[Block, ...] = (
    p(f"Fyll i och skriv under nedan, och skicka tillbaka skrivelsen till {CONTACT}.", style="TableLeadIn"),
    table(
        {"Part": 28, "Godkänns (ja eller nej)": 20, "Ort och datum": 20, "Underskrift och namnförtydligande": 32},
        [("{% if notice.recipient %}{{ notice.recipient.name }}{% endif %}", "", "", "")],
        by_hand=True,
    ),
)

QUESTIONS = (
    plain_heading("Frågor"),
    p(f"Frågor besvaras av {CONTACT}."),
    when(
        "notice.sender.dpo",
        p(f"Dataskyddsombud är {contact('notice.sender.dpo')}."),
    ),
)
