"""Bilaga 2: the sub-processors in one table of seven columns, and how they are authorised."""

from tools.templates.blocks import (
    NBSP,
    WIDE,
    each,
    each_row,
    fact_line,
    fact_text,
    introduced,
    or_dash,
    p,
    strong,
    table,
    text,
    title,
    when,
)
from tools.templates.document import document
from tools.templates.kommun.tables import facts, reached, section, stated

COMPANIES = (
    section("Underbiträden", "underbitraden"),
    introduced(
        "subprocessors",
        table(
            {
                "Underbiträde": 24,
                "Behandling": 16,
                "Personuppgifter": 16,
                "Plats och överföring": 17,
                "Godkänt": 9,
                "Från": 9,
                "Till": 9,
            },
            each_row(
                "company in subprocessors.items",
                (
                    [
                        p(strong("{{ company.name }}"), style="TableText"),
                        fact_line("company.orgnr", "Org.nr"),
                        fact_line("company.address"),
                        fact_line("company.contact", shown=reached("company.contact")),
                    ],
                    [text("company.purpose", "TableText"), fact_text("company.responsibility", "Ansvar")],
                    [
                        when("company.data", text("company.data", "TableText")),
                        when("not company.data", p("–", style="TableText")),
                    ],
                    [
                        p(
                            "Etablerat i: ",
                            or_dash("company.established", "{{ company.established | och }}"),
                            style="TableText",
                        ),
                        fact_line("company.access", "Åtkomst från", "{{ company.access | och }}"),
                        each(
                            "transfer in transfers.items if transfer.importer == company.name",
                            fact_line("transfer.basis", "Överföring"),
                            fact_line("transfer.decision", "Beslut"),
                        ),
                    ],
                    [p(or_dash("company.approved"), style="TableText"), fact_line("company.agreement", "Avtal")],
                    or_dash("company.start"),
                    or_dash("company.end"),
                ),
            ),
            width=WIDE,
        ),
    ),
)

AUTHORISATION = when(
    "authorisation",
    section("Godkännande av underbiträden", "godkannande"),
    when("authorisation.text", text("authorisation.text")),
    facts(
        ("Fråga", "Villkor"),
        {
            "Tillstånd": stated("authorisation.mode", "{{ authorisation.mode | versal }}"),
            "Underrättelse": stated(
                "authorisation.notice_days",
                f"Minst {{{{ authorisation.notice_days }}}}{NBSP}dagar innan ett underbiträde anlitas eller ersätts",
            ),
            "Invändning": stated(
                "authorisation.objection_days",
                f"Inom {{{{ authorisation.objection_days }}}}{NBSP}dagar från underrättelsen",
            ),
            "Överföring till tredje land": stated("authorisation.transfers", "{{ authorisation.transfers | versal }}"),
        },
        width=WIDE,
    ),
)

SUBPROCESSORS = document(title(), COMPANIES, AUTHORISATION, wide=True)
