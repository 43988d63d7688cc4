"""Bilaga 1: the controller's instruction, eight clauses."""

from tools.templates.blocks import heading, p, subheading, text, title, when
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

DATA = (heading("Behandlingen omfattar följande typer av Personuppgifter", "personuppgifter"), DATA_TYPES)

SUBJECTS = (
    heading("Behandlingen omfattar kategorier av Registrerade", "registrerade"),
    subject_categories("Uppskattat antal Registrerade"),
)

HANDLING = (
    heading(
        "Ange särskilda hanteringskrav vad gäller Behandling av Personuppgifter som utförs av "
        "Personuppgiftsbiträdet/biträdena",
        "hanteringskrav",
    ),
    text("handling_requirements"),
)

MEASURES = (
    heading(
        "Ange särskilda tekniska och organisatoriska säkerhetsåtgärder vad gäller Behandling av Personuppgifter som "
        "utförs av Personuppgiftsbiträdet/biträdena",
        "sakerhetsatgarder",
    ),
    SECURITY_MEASURES,
)

LOGGING = (
    heading(
        "Ange särskilda krav på Loggning vad gäller Behandling av Personuppgifter samt vilka som ska ha tillgång till "
        "dem",
        "loggning",
    ),
    LOGS,
)

PLACES = (
    heading("Lokalisering och överföring av Personuppgifter till Tredje land", "overforing", also="tredje_land"),
    when(
        "locations",
        subheading("Lokalisering", "lokalisering"),
        LOCATIONS,
        subheading("Överföring till Tredje land", "overforing_till_tredje_land"),
    ),
    TRANSFERS,
)

OTHER = (
    heading(
        "Övriga Instruktioner angående Behandling av Personuppgifter som utförs av biträdet/biträdena",
        "ovriga_instruktioner",
    ),
    text("other_instructions"),
    when("retention", subheading("Gallring och bevarande", "gallring"), RETENTION),
)

CLAUSES = text("clauses")

INSTRUCTION = document(
    title(),
    PARTIES,
    LEAD_IN,
    PURPOSE,
    DATA,
    SUBJECTS,
    HANDLING,
    MEASURES,
    LOGGING,
    PLACES,
    OTHER,
    CLAUSES,
    SIGNATURES,
)
