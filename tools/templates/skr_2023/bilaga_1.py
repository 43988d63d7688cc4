"""Bilaga 1: the controller's instruction, eight clauses."""

from tools.templates.blocks import (
    Block,
    bullet,
    each,
    each_row,
    fact_line,
    fact_text,
    heading,
    once,
    or_dash,
    p,
    strong,
    subheading,
    table,
    text,
    title,
    when,
)
from tools.templates.document import document
from tools.templates.parties import PARTIES, SIGNATURES
from tools.templates.xml import Element

PURPOSE = (
    heading("Ändamål, föremålet och arten", "andamal"),
    text("purpose"),
    when(
        "subject_matter and not subject_matter.quoted",
        subheading("Föremål för Behandlingen", "foremal"),
        text("subject_matter"),
    ),
    when(
        "nature",
        subheading("Behandlingens art", "art"),
        when("nature.text", text("nature.text")),
        when("nature.operations", p("Behandlingen omfattar {{ nature.operations | och }}.")),
    ),
    when("duration", subheading("Behandlingens varaktighet", "varaktighet"), text("duration")),
)


def types_of_kind(kind: str) -> Element:
    """A line with the types of one kind in a group: "Känsliga personuppgifter: diagnoser och provsvar"."""
    return p(
        f'{{% for type in group.types if type.kind == "{kind}" %}}'
        "{% if loop.first %}{{ type.kind | versal }}: {% elif loop.last %} och {% else %}, {% endif %}{{ type.name }}"
        "{% endfor %}",
        style="TableText",
    )


DATA = (
    heading("Behandlingen omfattar följande typer av Personuppgifter", "personuppgifter"),
    when("data_types.text", text("data_types.text")),
    each(
        "group in data_types.items",
        bullet(
            '{{ group.label }}: {% if group.conjunction == "or" %}{{ group.types | eller | versal }}'
            "{% else %}{{ group.types | och | versal }}{% endif %}."
        ),
    ),
    once(
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
    ),
)

SUBJECTS = (
    heading("Behandlingen omfattar kategorier av Registrerade", "registrerade"),
    when("subject_categories.text", text("subject_categories.text")),
    when("not subject_categories.text", p("{{ subject_categories.items | och | versal }}.")),
    once(
        "category in subject_categories.items if category.number",
        subheading("Uppskattat antal Registrerade", "antal"),
        table(
            {"Kategori": 60, "Antal": 40},
            each_row(
                "category in subject_categories.items if category.number",
                ("{{ category.name | versal }}", "{{ category.number }}"),
            ),
        ),
    ),
)

HANDLING = (
    heading(
        "Ange särskilda hanteringskrav vad gäller Behandling av Personuppgifter som utförs av "
        "Personuppgiftsbiträdet/biträdena",
        "hanteringskrav",
    ),
    text("handling_requirements"),
)


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


MEASURES = (
    heading(
        "Ange särskilda tekniska och organisatoriska säkerhetsåtgärder vad gäller Behandling av Personuppgifter som "
        "utförs av Personuppgiftsbiträdet/biträdena",
        "sakerhetsatgarder",
    ),
    when("security_measures.text", text("security_measures.text")),
    measures("technical", "Tekniska säkerhetsåtgärder", "tekniska_atgarder"),
    measures("organisational", "Organisatoriska säkerhetsåtgärder", "organisatoriska_atgarder"),
)

LOGGING = (
    heading(
        "Ange särskilda krav på Loggning vad gäller Behandling av Personuppgifter samt vilka som ska ha tillgång till "
        "dem",
        "loggning",
    ),
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

# What a transfer's text does not tell by itself; a transfer that is told in words alone needs no table.
DETAILED = (
    "transfer in transfers.items if not transfers.text or transfer.country or transfer.decision or transfer.module"
    " or transfer.scope or transfer.signed or transfer.assessed or transfer.safeguard"
)

TRANSFERS = (
    heading("Lokalisering och överföring av Personuppgifter till Tredje land", "overforing"),
    when(
        "locations",
        subheading("Lokalisering", "lokalisering"),
        when("locations.text", text("locations.text")),
        when(
            "locations.items",
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
        ),
        subheading("Överföring till Tredje land", "tredje_land"),
    ),
    when("transfers.text", text("transfers.text")),
    once(
        DETAILED,
        table(
            {"Mottagare": 31, "Grund": 33, "Personuppgifter": 36},
            each_row(
                DETAILED,
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
                        fact_text("transfer.safeguard", "Kompletterande skyddsåtgärder"),
                    ],
                ),
            ),
        ),
    ),
)

OTHER = (
    heading(
        "Övriga Instruktioner angående Behandling av Personuppgifter som utförs av biträdet/biträdena",
        "ovriga_instruktioner",
    ),
    text("other_instructions"),
    when(
        "retention",
        subheading("Gallring och bevarande", "gallring"),
        when("retention.text", text("retention.text")),
        when(
            "retention.items",
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
    ),
)

CLAUSES = each(
    "clause in clauses",
    when("clause.heading", heading("{{ bookmark(clause.id) }}{{ clause.heading }}")),
    when("clause.text", text("clause.text")),
    each(
        "part in clause.clauses",
        when("part.heading", heading("{{ bookmark(part.id) }}{{ part.heading }}", level=2)),
        when("part.text", text("part.text")),
    ),
)

INSTRUCTION = document(
    title(),
    PARTIES,
    p(
        "Utöver vad som redan framgår av Personuppgiftsbiträdesavtalet ska Personuppgiftsbiträdet även följa "
        "nedanstående Instruktion:",
        style="LeadIn",
    ),
    PURPOSE,
    DATA,
    SUBJECTS,
    HANDLING,
    MEASURES,
    LOGGING,
    TRANSFERS,
    OTHER,
    CLAUSES,
    SIGNATURES,
)
