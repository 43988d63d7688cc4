"""Description and terms of one service: what GDPR art. 28(3) asks for, then what the service has of its own.

What it holds is domain/forms' ("purpose, types of data, categories of persons, service-specific instructions"); the
sentences are ours. Tjänsten, Kunden, Avtalet and Allmänna instruktioner are terms of the general instructions.
"""

from tools.templates.blocks import (
    contact,
    each_row,
    fact_line,
    fact_text,
    heading,
    p,
    strong,
    subheading,
    table,
    text,
    when,
)
from tools.templates.document import document
from tools.templates.parties import PARTIES
from tools.templates.skr import DATA_TYPES, LOCATIONS, LOGS, RETENTION, SECURITY_MEASURES, TRANSFERS, subject_categories

INTRODUCTION = (
    heading("Inledning", "inledning"),
    p(
        "Detta dokument beskriver tjänsten {{ title }} (”Tjänsten”) och innehåller de specifika instruktionerna för "
        "{{ processor | genitiv }} behandling av personuppgifter i Tjänsten. Det utgör en integrerad del av Avtalet."
    ),
    p(
        "För Tjänsten gäller även Allmänna instruktioner för behandling av personuppgifter i Ineras Tjänster "
        "(”Allmänna instruktioner”). Vid motstridighet mellan detta dokument och Allmänna instruktioner har detta "
        "dokument företräde. Begrepp som definieras i Avtalet eller i Allmänna instruktioner har samma betydelse här."
    ),
)

DESCRIPTION = (
    heading("Beskrivning av Tjänsten", "foremal"),
    text("subject_matter"),
    when(
        "nature",
        subheading("Behandlingens art", "art"),
        when("nature.text", text("nature.text")),
        when("nature.operations", p("Behandlingen omfattar {{ nature.operations | och }}.")),
    ),
    when("duration", subheading("Behandlingens varaktighet", "varaktighet"), text("duration")),
    heading("Ändamål", "andamal"),
    text("purpose"),
)

PERSONS = (
    heading("Typer av personuppgifter", "personuppgifter"),
    DATA_TYPES,
    heading("Kategorier av registrerade", "registrerade"),
    subject_categories("Uppskattat antal registrerade"),
)

PROTECTION = (
    when(
        "handling_requirements",
        heading("Särskilda hanteringskrav", "hanteringskrav"),
        text("handling_requirements"),
    ),
    when(
        "security_measures",
        heading("Tekniska och organisatoriska säkerhetsåtgärder", "sakerhetsatgarder"),
        SECURITY_MEASURES,
    ),
    when("logging", heading("Loggning", "loggning"), LOGS),
)

PLACES = (
    when("locations", heading("Lokalisering", "lokalisering"), LOCATIONS),
    when("transfers", heading("Överföring till tredje land", "tredje_land", also="overforing"), TRANSFERS),
    when("retention", heading("Lagringstid och gallring", "gallring"), RETENTION),
)

COMPANIES = table(
    {"Underbiträde": 34, "Uppdrag": 36, "Land, avtal och tid": 30},
    each_row(
        "company in subprocessors.items",
        (
            [
                p(strong("{{ company.name }}"), style="TableText"),
                fact_line("company.orgnr", "Org.nr"),
                fact_line("company.address", "Adress"),
                fact_line("company.contact", "Kontakt", contact("company.contact")),
            ],
            [
                text("company.purpose", "TableText"),
                fact_text("company.data", "Personuppgifter"),
                fact_text("company.responsibility", "Ansvar"),
            ],
            [
                fact_line("company.established", "Etablerat i", "{{ company.established | och }}"),
                fact_line("company.access", "Åtkomst från", "{{ company.access | och }}"),
                when("not company.countries", p("–", style="TableText")),
                fact_line("company.agreement", "Avtal"),
                fact_line("company.approved", "Godkänt", "{{ company.approved | datum }}"),
                fact_line("company.start", "Anlitas från", "{{ company.start | datum }}"),
                fact_line("company.end", "Anlitas till", "{{ company.end | datum }}"),
            ],
        ),
    ),
)

AUTHORISATION = when(
    "authorisation",
    subheading("Godkännande av underbiträden", "godkannande"),
    p("För anlitande av underbiträden gäller {{ authorisation.mode }}."),
    when(
        "authorisation.notice_days",
        p(
            "{{ processor.name }} ska underrätta Kunden minst {{ authorisation.notice_days }}\u00a0dagar innan ett "
            "underbiträde anlitas eller ersätts."
        ),
    ),
    when(
        "authorisation.objection_days",
        p("Kunden får invända mot ändringen inom {{ authorisation.objection_days }}\u00a0dagar från underrättelsen."),
    ),
    when("authorisation.transfers", p("Överföring till tredje land är {{ authorisation.transfers }}.")),
    when("authorisation.text", text("authorisation.text")),
)

SUBPROCESSORS = when(
    "subprocessors or authorisation",
    heading("Underbiträden", "underbitraden"),
    when("subprocessors.text", text("subprocessors.text")),
    when("subprocessors.items", COMPANIES),
    AUTHORISATION,
)

TITLE = "{{ title }} – {{ appendix.title }}"

SERVICE = document(
    p(TITLE, style="Title"),
    PARTIES,
    INTRODUCTION,
    DESCRIPTION,
    PERSONS,
    PROTECTION,
    PLACES,
    SUBPROCESSORS,
    when(
        "other_instructions",
        heading("Övriga instruktioner", "ovriga_instruktioner"),
        text("other_instructions"),
    ),
    text("clauses"),
    title=TITLE,
)
