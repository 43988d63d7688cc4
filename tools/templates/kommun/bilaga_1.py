"""Bilaga 1: the controller's instruction, a table under each heading."""

from tools.templates.blocks import (
    Block,
    each,
    each_row,
    fact_line,
    heading,
    introduced,
    once,
    or_dash,
    p,
    plain_heading,
    strong,
    table,
    text,
    title,
    when,
)
from tools.templates.document import document
from tools.templates.kommun.tables import facts, reached, section, stated, told
from tools.templates.parties import CONTROLLER_FIRST, SIGNATURES
from tools.templates.skr import LOCATIONS, RETENTION, SAFEGUARDS, transfer_table

PARTY = (
    heading("{{ party.role | versal }}", level=2),
    facts(
        ("Namn", "{{ party.name }}"),
        {
            "Organisationsnummer": stated("party.orgnr"),
            "HSA-id": stated("party.hsa_id"),
            "Adress": stated("party.address"),
            "Land": stated("party.country"),
            "Kontakt": stated("party.contact", reached("party.contact")),
            "Dataskyddsombud": stated("party.dpo", reached("party.dpo")),
        },
    ),
)
PARTIES = (
    section("Parter", "parter"),
    *(each(loop, PARTY) for loop in CONTROLLER_FIRST),
)

PROCESSING = (
    section("Behandlingens ändamål, föremål, art och varaktighet", "andamal", "foremal", "art", "varaktighet"),
    facts(
        ("Avtal", "{{ title }}"),
        {
            "Diarienummer": stated("reference"),
            "Ändamål": told("purpose"),
            "Föremål": told("subject_matter"),
            "Art": (
                "nature",
                [
                    when("nature.text", text("nature.text", "TableText")),
                    when(
                        "nature.operations",
                        p("Behandlingen omfattar {{ nature.operations | och }}.", style="TableText"),
                    ),
                ],
            ),
            "Varaktighet": told("duration"),
        },
    ),
)

DATA = (
    section("Personuppgifter", "personuppgifter", "kalla"),
    introduced(
        "data_types",
        table(
            {"Kategori av registrerade": 26, "Personuppgifter": 32, "Källa": 20, "Skyldighet att lämna": 22},
            each_row(
                "group in data_types.items",
                (
                    "{{ group.label }}",
                    '{% if group.conjunction == "or" %}{{ group.types | eller | versal }}'
                    "{% else %}{{ group.types | och | versal }}{% endif %}",
                    or_dash("group.source", "{{ group.source | versal }}"),
                    or_dash("group.obligation", "{{ group.obligation | versal }}"),
                ),
            ),
        ),
    ),
    SAFEGUARDS,
)

NUMBERS = table(
    {"Kategori av registrerade": 60, "Uppskattat antal": 40},
    each_row("category in subject_categories.items", ("{{ category.name | versal }}", or_dash("category.number"))),
)
SUBJECTS = (
    section("Registrerade", "registrerade", "antal"),
    introduced(
        "subject_categories",
        when("subject_categories.text", once("category in subject_categories.items if category.number", NUMBERS)),
        when("not subject_categories.text", NUMBERS),
    ),
)

HANDLING = when(
    "handling_requirements", section("Hantering av personuppgifterna", "hanteringskrav"), text("handling_requirements")
)

MEASURES = when(
    "security_measures",
    section(
        "Tekniska och organisatoriska säkerhetsåtgärder",
        "sakerhetsatgarder",
        "tekniska_atgarder",
        "organisatoriska_atgarder",
    ),
    introduced(
        "security_measures",
        table(
            {"Åtgärd": 33, "Slag": 18, "Beskrivning": 49},
            each_row(
                "measure in security_measures.items",
                (
                    [
                        p(strong("{{ measure.name }}"), style="TableText"),
                        fact_line("measure.category", shown="{{ measure.category | versal }}"),
                    ],
                    "{{ measure.kind | versal }}",
                    text("measure.text", "TableText"),
                ),
            ),
        ),
    ),
)


def listed(loop: str, fact: str) -> Block:
    """The bullets of a cell."""
    return each(loop, p(fact, style="ListBullet"))


LOGGING = when(
    "logging",
    section("Loggning", "loggning", "loggade_handelser", "loggars_bevarande", "loggranskning", "loggatkomst"),
    when("logging.text", text("logging.text")),
    when(
        "logging.events or logging.retention or logging.review or logging.access",
        facts(
            ("Fråga", "Krav"),
            {
                "Händelser som loggas": (
                    "logging.events",
                    listed("event in logging.events", "{{ event | versal }}"),
                ),
                "Hur länge loggar bevaras": stated("logging.retention", "{{ logging.retention | versal }}"),
                "Hur loggar granskas": told("logging.review"),
                "Vem som har tillgång": (
                    "logging.access",
                    listed("reader in logging.access", "{{ reader | versal }}"),
                ),
            },
        ),
    ),
)

PLACES = when("locations", section("Plats för behandlingen", "lokalisering"), LOCATIONS)

TRANSFERS = when(
    "transfers",
    section("Överföring till tredje land", "overforing", "tredje_land"),
    introduced("transfers", transfer_table("transfer in transfers.items")),
)

KEEPING = when("retention", section("Gallring och bevarande", "gallring"), RETENTION)

OTHER = when("other_instructions", section("Övriga instruktioner", "ovriga_instruktioner"), text("other_instructions"))

VERSION = when(
    "version or date",
    plain_heading("Version", "version"),
    table(
        {"Dokument": 50, "Version": 20, "Datum": 30},
        [
            tuple(
                p(cell, style="Signature")  # keeps the signatures from standing alone on the last page
                for cell in (
                    "{{ title }} – {{ appendix.label }}",
                    or_dash("version"),
                    or_dash("date", "{{ date | datum }}"),
                )
            )
        ],
    ),
)

INSTRUCTION = document(
    title(),
    p(
        "Personuppgiftsbiträdet får behandla personuppgifterna endast enligt personuppgiftsbiträdesavtalet och denna "
        "instruktion, om inte unionsrätten eller svensk rätt kräver annat.",
        style="LeadIn",
    ),
    PARTIES,
    PROCESSING,
    DATA,
    SUBJECTS,
    HANDLING,
    MEASURES,
    LOGGING,
    PLACES,
    TRANSFERS,
    KEEPING,
    OTHER,
    text("clauses"),
    VERSION,
    SIGNATURES,
)
