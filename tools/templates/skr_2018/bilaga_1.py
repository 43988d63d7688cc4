"""Bilaga 1: the controller's instruction, eight clauses, the fourth of them a table of what is done with the data."""

from tools.templates.blocks import Row, each, heading, p, plain_heading, subheading, table, text, title, when
from tools.templates.document import document
from tools.templates.parties import PARTIES, SIGNATURES
from tools.templates.skr import (
    DATA_TYPES,
    LEAD_IN,
    LOCATIONS,
    LOGS,
    RETENTION,
    SECURITY_MEASURES,
    TRANSFERS,
    subject_categories,
)

PURPOSE = (
    heading("Ändamål, föremålet och arten", "andamal"),
    text("purpose"),
    when(
        "subject_matter and not subject_matter.quoted",
        subheading("Föremål för behandlingen", "foremal"),
        text("subject_matter"),
    ),
    when(
        "nature.text or nature.operations",
        subheading("Behandlingens art", "art"),
        when("nature.operations", p('Vad som görs med personuppgifterna framgår av {{ ref("hanteringskrav") }}.')),
        when("nature.text and not nature.operations", text("nature.text")),
    ),
    when("duration", subheading("Behandlingens varaktighet", "varaktighet"), text("duration")),
)

DATA = (heading("Kategorier av personuppgifter", "personuppgifter"), DATA_TYPES)

SUBJECTS = (
    heading("Kategorier av registrerade", "registrerade"),
    subject_categories("Uppskattat antal registrerade"),
)


def row_if(test: str, row: Row) -> list[Row]:
    """A table row that stands there if the test holds."""
    return [(f"{{%tr if {test} %}}",), row, ("{%tr endif %}",)]


# The steps are the operations of art. 4(2); what is said of the nature describes them. The requirements on handling
# hold for every step, so they are the last row; where nothing else describes the steps, they do.
STEPS = each("step in nature.operations", p("{{ step | versal }}", style="TableText"))
HANDLING = (
    heading("Praktisk hantering", "hanteringskrav"),
    table(
        {"Behandlingssteg": 28, "Beskrivning": 72},
        row_if("nature.operations and nature.text", (STEPS, text("nature.text", "TableText"))),
        [
            (
                [
                    when("nature.operations and not nature.text", STEPS),
                    when(
                        "not nature.operations or nature.text",
                        p("Samtliga behandlingssteg", style="TableText"),
                    ),
                ],
                text("handling_requirements", "TableText"),
            )
        ],
    ),
)

# The transfers are what the clause is about; where the data is kept follows. Its bookmark is both that of the newer
# form's clause and that of its part on transfers.
TRANSFER = (
    heading("Överföring av personuppgifter till tredje land", "overforing", also="tredje_land"),
    TRANSFERS,
    when("locations", subheading("Plats för behandlingen", "lokalisering"), LOCATIONS),
)

RETENTION_TIME = (
    heading("Gallringstid", "gallring"),
    when("retention", RETENTION),
    when("not retention", p("Ingen särskild gallringstid anges.")),
)

OTHER = when(
    "other_instructions",
    plain_heading("Övriga instruktioner", "ovriga_instruktioner"),
    text("other_instructions"),
)

INSTRUCTION = document(
    title(),
    PARTIES,
    LEAD_IN,
    PURPOSE,
    DATA,
    SUBJECTS,
    HANDLING,
    (heading("Särskilda säkerhetskrav", "sakerhetsatgarder"), SECURITY_MEASURES),
    (heading("Loggar", "loggning"), LOGS),
    TRANSFER,
    RETENTION_TIME,
    OTHER,
    text("clauses"),
    SIGNATURES,
)
