"""SKR's form of February 2023: Bilaga 1 (the controller's instruction), Bilaga 2 (the sub-processors).

Headings and the two lead-ins are the form's own words (domain/forms). A fact that the form asks for stands right under
its heading; what the law asks for beside it follows under subheadings, each only where the agreement states it.
"""

from tools.templates.blocks import (
    NBSP,
    Block,
    bullet,
    each,
    each_row,
    fact_line,
    fact_row,
    facts,
    heading,
    once,
    or_dash,
    p,
    plain_heading,
    present,
    strong,
    subheading,
    table,
    text,
    title,
    value,
    when,
)
from tools.templates.document import document

TITLE = title("{{ appendix.label }}. {{ appendix.title }}")


def contact(fact: str) -> str:
    """A contact on one line: name, e-mail address, telephone number."""
    return present(value(f"{fact}.name"), value(f"{fact}.email"), f"tfn{NBSP}{value(f'{fact}.phone')}")


PARTIES = when(
    "controller",
    table(
        {"Roll": 30, "Part": 70},
        each_row(
            "party in parties",
            (
                "{{ party.role | versal }}",
                [
                    p(strong("{{ party.name }}"), style="TableText"),
                    fact_line("party.orgnr", "Organisationsnummer"),
                    fact_line("party.hsa_id", "HSA-id"),
                    fact_line("party.address", "Adress"),
                    fact_line("party.country", "Land"),
                    fact_line("party.contact", "Kontakt", contact("party.contact")),
                    fact_line("party.dpo", "Dataskyddsombud", contact("party.dpo")),
                ],
            ),
        ),
    ),
)

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
                        each(
                            'type in group.types if type.kind != "ordinary"',
                            p("{{ type.name | versal }}: {{ type.kind }}", style="TableText"),
                        ),
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
    each(
        DETAILED,
        subheading("Överföring till {{ transfer.importer }}"),
        facts(
            "Mottagare",
            "{{ transfer.importer }}",
            fact_row("transfer.country", "Land"),
            fact_row("transfer.reason", "Ändamål", "{{ transfer.reason | versal }}"),
            fact_row("transfer.basis", "Grund", "{{ transfer.basis | versal }}"),
            fact_row("transfer.decision", "Beslut"),
            fact_row("transfer.module", "Modul", "{{ transfer.module | versal }}"),
            fact_row("transfer.scope", "Tillämpningsområde", "{{ transfer.scope | versal }}"),
            fact_row("transfer.signed", "Tecknat", "{{ transfer.signed | datum }}"),
            fact_row("transfer.assessed", "Bedömning av överföringen", "{{ transfer.assessed | datum }}"),
            fact_row("transfer.data", "Personuppgifter", "{{ transfer.data | och | versal }}"),
            fact_row("transfer.subjects", "Registrerade", "{{ transfer.subjects | och | versal }}"),
            fact_row("transfer.safeguard", "Kompletterande skyddsåtgärder", text("transfer.safeguard", "TableText")),
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
                    ("{{ rule.data | versal }}", "{{ rule.period | versal }}", or_dash("rule.basis")),
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

PARTY_NAME = "{% for party in parties if party.id == signature.party %}{{ party.name }}{% endfor %}"
SIGNATURES = when(
    "signed",
    plain_heading("Underskrifter", "underskrifter"),
    table(
        {"Part": 26, "Ort och datum": 22, "Underskrift": 28, "Namn och befattning": 24},
        each_row(
            "signature in signed",
            (
                PARTY_NAME,
                present("{{ signature.place }}", "{{ signature.date | datum }}", between="\n"),
                "",
                present("{{ signature.name }}", "{{ signature.title | versal }}", between="\n"),
            ),
        ),
        by_hand=True,
    ),
)

INSTRUCTION = document(
    TITLE,
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

# A company about which more is stated than what the form prints in its list.
KNOWN = (
    "company in subprocessors.items if company.orgnr or company.address or company.contact or company.data"
    " or company.responsibility or company.access or company.agreement or company.approved or company.start"
    " or company.end"
)

SUBPROCESSORS = document(
    TITLE,
    when("subprocessors.text", text("subprocessors.text")),
    when(
        "subprocessors.items",
        p(
            "Inom parentes anges de länder där respektive bolag är etablerat och från vilka personal kan komma att "
            "Behandla Personuppgifter."
        ),
    ),
    each(
        "group in subprocessors.groups",
        text("group.purpose", "LeadIn"),
        each(
            "company in group.members",
            bullet("{{ company.name }}{% if company.countries %} ({{ company.countries | och }}){% endif %}"),
        ),
    ),
    when(
        "authorisation",
        plain_heading("Godkännande av Underbiträden", "godkannande"),
        p("För anlitande av Underbiträden gäller {{ authorisation.mode }}."),
        when(
            "authorisation.notice_days",
            p(
                "Personuppgiftsbiträdet ska underrätta den Personuppgiftsansvarige minst "
                f"{value('authorisation.notice_days')}{NBSP}dagar innan ett nytt Underbiträde anlitas."
            ),
        ),
        when(
            "authorisation.objection_days",
            p(
                "Den Personuppgiftsansvarige får invända mot anlitandet inom "
                f"{value('authorisation.objection_days')}{NBSP}dagar från underrättelsen."
            ),
        ),
        when("authorisation.transfers", p("Överföring till Tredje land är {{ authorisation.transfers }}.")),
        when("authorisation.text", text("authorisation.text")),
    ),
    once(KNOWN, plain_heading("Uppgifter om Underbiträden", "underbitraden")),
    each(
        KNOWN,
        subheading("{{ company.name }}"),
        facts(
            "Underbiträde",
            "{{ company.name }}",
            fact_row("company.orgnr", "Organisationsnummer"),
            fact_row("company.address", "Adress"),
            fact_row("company.contact", "Kontakt", contact("company.contact")),
            fact_row("company.data", "Personuppgifter", text("company.data", "TableText")),
            fact_row("company.responsibility", "Ansvar", text("company.responsibility", "TableText")),
            fact_row("company.established", "Etablerat i", "{{ company.established | och }}"),
            fact_row("company.access", "Åtkomst från", "{{ company.access | och }}"),
            fact_row("company.agreement", "Underbiträdesavtal", "{{ company.agreement | versal }}"),
            fact_row("company.approved", "Godkänt", "{{ company.approved | datum }}"),
            fact_row("company.start", "Anlitas från", "{{ company.start | datum }}"),
            fact_row("company.end", "Anlitas till", "{{ company.end | datum }}"),
        ),
    ),
)

DOCUMENTS = {"bilaga-1": INSTRUCTION, "bilaga-2": SUBPROCESSORS}
