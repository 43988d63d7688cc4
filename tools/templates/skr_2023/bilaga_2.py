"""Bilaga 2: the sub-processors, grouped by what they do; then how they are authorised, and what more is stated."""

from tools.templates.blocks import bullet, each, p, plain_heading, text, title, when
from tools.templates.document import document
from tools.templates.skr import companies

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
                "{{ authorisation.notice_days }}\u00a0dagar innan ett Underbiträde anlitas eller ersätts."
            ),
        ),
        when(
            "authorisation.objection_days",
            p(
                "Den Personuppgiftsansvarige får invända mot ändringen inom "
                "{{ authorisation.objection_days }}\u00a0dagar från underrättelsen."
            ),
        ),
        when("authorisation.transfers", p("Överföring till Tredje land är {{ authorisation.transfers }}.")),
        when("authorisation.text", text("authorisation.text")),
    ),
    companies("Uppgifter om Underbiträden"),
)
