"""Bilaga 2: the sub-processors as a table; then how they are authorised, and what more is stated about each."""

from tools.templates.blocks import each_row, p, plain_heading, strong, table, text, title, when
from tools.templates.document import document
from tools.templates.skr import companies

# Where its staff works, if that is stated; otherwise where it is established.
COUNTRIES = (
    "{% if company.access %}{{ company.access | och }}{% elif company.established %}{{ company.established | och }}"
    "{% else %}–{% endif %}"
)

SUBPROCESSORS = document(
    title(),
    when("subprocessors.text", text("subprocessors.text", "LeadIn")),
    when(
        "subprocessors.items",
        when(
            "not subprocessors.text",
            p(
                "Dessa underbiträden behandlar personuppgifter för den Personuppgiftsansvariges räkning:",
                style="LeadIn",
            ),
        ),
        table(
            {"Underbiträde": 32, "Typ": 42, "Behandling sker i (land)": 26},
            each_row(
                "company in subprocessors.items",
                (
                    p(strong("{{ company.name }}"), style="TableText"),
                    text("company.purpose", "TableText"),
                    COUNTRIES,
                ),
            ),
        ),
    ),
    when(
        "authorisation",
        plain_heading("Godkännande av underbiträden", "godkannande"),
        p("För anlitande av underbiträden gäller {{ authorisation.mode }}."),
        when(
            "authorisation.notice_days",
            p(
                "Personuppgiftsbiträdet ska underrätta den Personuppgiftsansvarige minst "
                "{{ authorisation.notice_days }}\u00a0dagar innan ett underbiträde anlitas eller ersätts."
            ),
        ),
        when(
            "authorisation.objection_days",
            p(
                "Den Personuppgiftsansvarige får invända mot ändringen inom "
                "{{ authorisation.objection_days }}\u00a0dagar från underrättelsen."
            ),
        ),
        when("authorisation.transfers", p("Överföring till tredje land är {{ authorisation.transfers }}.")),
        when("authorisation.text", text("authorisation.text")),
    ),
    companies("Uppgifter om underbiträden"),
)
