"""What both generations of SKR's form print alike: the facts that stand under their headings, as lists and tables.

No defined term stands inside a sentence here: the newer generation writes them with a capital, the older one does not.
"""

from tools.templates.blocks import (
    Block,
    bullet,
    contact,
    each,
    each_row,
    fact_line,
    fact_text,
    introduced,
    once,
    or_dash,
    p,
    plain_heading,
    strong,
    subheading,
    table,
    text,
    when,
)
from tools.templates.sources import SOURCES
from tools.templates.xml import Element

LEAD_IN = p(
    "Utöver vad som redan framgår av Personuppgiftsbiträdesavtalet ska Personuppgiftsbiträdet även följa nedanstående "
    "Instruktion:",
    style="LeadIn",
)


def types_of_kind(kind: str) -> Element:
    """A line with the types of one kind in a group: "Känsliga personuppgifter: diagnoser och provsvar".

    Identity numbers say by their own names what they are: "Personnummer och samordningsnummer".
    """
    first = "{{ type.name | versal }}" if kind == "national-id" else "{{ type.kind | versal }}: {{ type.name }}"
    return p(
        f'{{% for type in group.types if type.kind == "{kind}" %}}'
        f"{{% if loop.first %}}{first}{{% elif loop.last %}} och {{{{ type.name }}}}"
        "{% else %}, {{ type.name }}{% endif %}{% endfor %}",
        style="TableText",
    )


SAFEGUARDS = once(
    "group in data_types.items if group.safeguard",
    subheading("Personuppgifter med särskilt skydd", "sarskilt_skydd"),
    table(
        {"Personuppgifter": 40, "Skyddsåtgärder": 60},
        each_row(
            "group in data_types.items if group.safeguard",
            (
                [
                    p(strong("{{ group.label }}"), style="TableText"),
                    *(types_of_kind(kind) for kind in ("sensitive", "criminal", "national-id")),
                ],
                text("group.safeguard", "TableText"),
            ),
        ),
    ),
)

DATA_TYPES = (
    introduced(
        "data_types",
        each(
            "group in data_types.items",
            bullet(
                '{{ group.label }}: {% if group.conjunction == "or" %}{{ group.types | eller | versal }}'
                "{% else %}{{ group.types | och | versal }}{% endif %}."
            ),
        ),
    ),
    SAFEGUARDS,
    SOURCES,
)


def subject_categories(numbers: str) -> Block:
    """The categories of data subjects, then their estimated numbers under the heading `numbers`."""
    return [
        when("subject_categories.text", text("subject_categories.text")),
        when("not subject_categories.text", p("{{ subject_categories.items | och | versal }}.")),
        once(
            "category in subject_categories.items if category.number",
            subheading(numbers, "antal"),
            table(
                {"Kategori": 60, "Antal": 40},
                each_row(
                    "category in subject_categories.items if category.number",
                    ("{{ category.name | versal }}", "{{ category.number }}"),
                ),
            ),
        ),
    ]


def measures(kind: str, words: str, clause: str) -> Block:
    """The measures of one kind, with the EU's class under each name."""
    loop = f'measure in security_measures.items if measure.kind == "{kind}"'
    return once(
        loop,
        subheading(words, clause),
        table(
            {"Åtgärd": 35, "Beskrivning": 65},
            each_row(
                loop,
                (
                    [
                        p(strong("{{ measure.name }}"), style="TableText"),
                        when("measure.category", p("{{ measure.category | versal }}", style="TableText")),
                    ],
                    text("measure.text", "TableText"),
                ),
            ),
        ),
    )


SECURITY_MEASURES = (
    when("security_measures.text", text("security_measures.text")),
    measures("technical", "Tekniska säkerhetsåtgärder", "tekniska_atgarder"),
    measures("organisational", "Organisatoriska säkerhetsåtgärder", "organisatoriska_atgarder"),
)

LOGS = (
    when("logging.text", text("logging.text")),
    when(
        "logging.events",
        subheading("Händelser som loggas", "loggade_handelser"),
        each("event in logging.events", bullet("{{ event | versal }}")),
    ),
    when(
        "logging.retention",
        subheading("Bevarande av loggar", "loggars_bevarande"),
        p("{{ logging.retention | versal }}."),
    ),
    when("logging.review", subheading("Granskning av loggar", "loggranskning"), text("logging.review")),
    when(
        "logging.access",
        subheading("Tillgång till loggar", "loggatkomst"),
        each("reader in logging.access", bullet("{{ reader | versal }}")),
    ),
)

LOCATIONS = introduced(
    "locations",
    table(
        {"Verksamhet": 28, "Utförare": 30, "Ort": 22, "Land": 20},
        each_row(
            "location in locations.items",
            (
                "{{ location.activity | versal }}",
                or_dash("location.operator"),
                or_dash("location.place"),
                "{{ location.country }}",
            ),
        ),
    ),
)

# What a transfer's text does not tell by itself; a transfer that is told in words alone needs no table.
DETAILED = (
    "transfer in transfers.items if not transfers.text or transfer.country or transfer.decision or transfer.module"
    " or transfer.scope or transfer.signed or transfer.assessed or transfer.safeguard"
)


def transfer_table(which: str) -> Element:
    """What is stated of the transfers that `which` goes through."""
    return table(
        {"Mottagare": 31, "Grund": 33, "Personuppgifter": 36},
        each_row(
            which,
            (
                [
                    p(strong("{{ transfer.importer }}"), style="TableText"),
                    fact_line("transfer.country", "Land"),
                    fact_line("transfer.reason", "Ändamål"),
                ],
                [
                    p(or_dash("transfer.basis", "{{ transfer.basis | versal }}"), style="TableText"),
                    fact_line("transfer.decision", "Beslut"),
                    fact_line("transfer.module", shown="{{ transfer.module | versal }}"),
                    fact_line("transfer.scope", "Tillämpningsområde"),
                    fact_line("transfer.signed", "Tecknat", "{{ transfer.signed | datum }}"),
                    fact_line("transfer.assessed", "Överföringen bedömd", "{{ transfer.assessed | datum }}"),
                ],
                [
                    p(or_dash("transfer.data", "{{ transfer.data | och | versal }}"), style="TableText"),
                    fact_line("transfer.subjects", "Registrerade", "{{ transfer.subjects | och }}"),
                    fact_text("transfer.safeguard", "Kompletterande åtgärder"),
                ],
            ),
        ),
    )


TRANSFERS = introduced("transfers", once(DETAILED, transfer_table(DETAILED)))

RETENTION = (
    introduced(
        "retention",
        table(
            {"Uppgifter": 36, "Tid": 32, "Grund": 32},
            each_row(
                "rule in retention.items",
                (
                    "{{ rule.data | versal }}",
                    "{{ rule.period | versal }}",
                    or_dash("rule.basis", "{{ rule.basis | versal }}"),
                ),
            ),
        ),
    ),
    when("retention.ending", subheading("När avtalet upphör", "avtalets_upphorande"), text("retention.ending")),
)

# A company about which more is stated than the forms print in their lists.
KNOWN = (
    "company in subprocessors.items if company.orgnr or company.address or company.contact or company.data"
    " or company.responsibility or company.access or company.agreement or company.approved or company.start"
    " or company.end"
)


def companies(words: str) -> Block:
    """What more is stated about the sub-processors than the list has room for, under the heading `words`."""
    return once(
        KNOWN,
        plain_heading(words, "underbitraden"),
        table(
            {"Underbiträde": 36, "Uppdrag": 34, "Land, avtal och tid": 30},
            each_row(
                KNOWN,
                (
                    [
                        p(strong("{{ company.name }}"), style="TableText"),
                        fact_line("company.orgnr", "Org.nr"),
                        fact_line("company.address", "Adress"),
                        fact_line("company.contact", "Kontakt", contact("company.contact")),
                    ],
                    [
                        fact_text("company.data", "Personuppgifter"),
                        fact_text("company.responsibility", "Ansvar"),
                        when("not company.data and not company.responsibility", p("–", style="TableText")),
                    ],
                    [
                        p(
                            "Etablerat i: ",
                            or_dash("company.established", "{{ company.established | och }}"),
                            style="TableText",
                        ),
                        fact_line("company.access", "Åtkomst från", "{{ company.access | och }}"),
                        fact_line("company.agreement", "Avtal"),
                        fact_line("company.approved", "Godkänt", "{{ company.approved | datum }}"),
                        fact_line("company.start", "Anlitas från", "{{ company.start | datum }}"),
                        fact_line("company.end", "Anlitas till", "{{ company.end | datum }}"),
                    ],
                ),
            ),
        ),
    )
