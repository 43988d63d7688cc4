"""Bilaga 2: the sub-processors, grouped by what they do; then how they are authorised, and what more is stated."""

from tools.templates.blocks import (
    bullet,
    contact,
    each,
    each_row,
    fact_line,
    fact_text,
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

# A company about which more is stated than what the form prints in its list.
KNOWN = (
    "company in subprocessors.items if company.orgnr or company.address or company.contact or company.data"
    " or company.responsibility or company.access or company.agreement or company.approved or company.start"
    " or company.end"
)

SUBPROCESSORS = document(
    title(),
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
                "{{ authorisation.notice_days }}\u00a0dagar innan ett nytt Underbiträde anlitas."
            ),
        ),
        when(
            "authorisation.objection_days",
            p(
                "Den Personuppgiftsansvarige får invända mot anlitandet inom "
                "{{ authorisation.objection_days }}\u00a0dagar från underrättelsen."
            ),
        ),
        when("authorisation.transfers", p("Överföring till Tredje land är {{ authorisation.transfers }}.")),
        when("authorisation.text", text("authorisation.text")),
    ),
    once(
        KNOWN,
        plain_heading("Uppgifter om Underbiträden", "underbitraden"),
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
    ),
)
