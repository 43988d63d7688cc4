"""The letter about a new sub-processor (GDPR art. 28(2)): a right to object, or a request for approval.

With a general authorisation the controller is told beforehand and may object; with a specific one each sub-processor
wants its written approval, and so may each transfer to a third country.
"""

from tools.templates.blocks import (
    NBSP,
    Row,
    contact,
    each,
    p,
    plain_heading,
    subheading,
    table,
    text,
    when,
)
from tools.templates.document import document
from tools.templates.notice.common import CONTACT, HEADER, QUESTIONS, SENDER, SIGNATURE, TRANSFER_ASKED, facts, row_if

ONE_OR_MORE = "{{% if notice.several %}}{many}{{% else %}}{one}{{% endif %}}"


def many(one: str, several: str) -> str:
    """Words for one sub-processor, or for several."""
    return ONE_OR_MORE.format(one=one, many=several)


TITLE = "{% if notice.last_day %}Underrättelse om {% else %}Begäran om godkännande av {% endif %}" + many(
    "nytt underbiträde", "nya underbiträden"
)

INTRODUCTION = (
    p(f"{SENDER} behandlar personuppgifter för er räkning enligt avtalet ”{{{{ title }}}}”.", style="LeadIn"),
    when(
        "notice.last_day",
        p(
            "Ni har lämnat ett allmänt skriftligt förhandstillstånd att anlita underbiträden. Innan vi anlitar ett "
            "nytt underbiträde, eller ersätter ett som redan anlitas, ska vi underrätta er så att ni kan invända "
            f"(artikel{NBSP}28.2 i dataskyddsförordningen). Denna skrivelse är en sådan underrättelse."
        ),
    ),
    when(
        "not notice.last_day",
        p(
            "Vi får anlita ett underbiträde endast om ni i förväg har lämnat ett särskilt skriftligt tillstånd till "
            f"det (artikel{NBSP}28.2 i dataskyddsförordningen). Med denna skrivelse ber vi om ett sådant tillstånd."
        ),
    ),
    p(f"Vi vill anlita {many('detta underbiträde', 'dessa underbiträden')}:"),
)


def fact(name: str, label: str, shown: str = "") -> list[Row]:
    """A row for a fact that may be missing."""
    return row_if(f"one.company.{name}", (label, shown or f"{{{{ one.company.{name} }}}}"))


COMPANY = table(
    {"Underbiträde": 28, "{{ one.company.name }}": 72},
    row_if("one.replaces", ("Ersätter", "{{ one.replaces }}")),
    fact("orgnr", "Organisationsnummer"),
    fact("address", "Adress"),
    fact("contact", "Kontakt", contact("one.company.contact")),
    [("Uppdrag", text("one.company.purpose", "TableText"))],
    row_if("one.company.data", ("Personuppgifter", text("one.company.data", "TableText"))),
    row_if("one.company.responsibility", ("Ansvar", text("one.company.responsibility", "TableText"))),
    fact("established", "Etablerat i", "{{ one.company.established | och }}"),
    fact("access", "Personal arbetar från", "{{ one.company.access | och }}"),
    fact("agreement", "Avtal med underbiträdet", "{{ one.company.agreement | versal }}"),
    [("Anlitas tidigast från", "{{ one.start | datum }}")],
    labelled=True,
)

TRANSFER = table(
    {"Överföring till": 28, "{{ transfer.importer }}": 72},
    row_if("transfer.country", ("Land", "{{ transfer.country | land }}")),
    row_if("transfer.reason", ("Skäl", "{{ transfer.reason | versal }}")),
    row_if(
        "transfer.basis",
        (
            "Grund",
            "{{ transfer.basis | versal }}{% if transfer.decision %}, beslut {{ transfer.decision }}{% endif %}"
            "{% if transfer.module %}, {{ transfer.module }}{% endif %}",
        ),
    ),
    row_if("transfer.scope", ("Beslutets villkor", "{{ transfer.scope | versal }}")),
    row_if("transfer.signed", ("Undertecknade", "{{ transfer.signed | datum }}")),
    row_if("transfer.assessed", ("Bedömning av överföringen", "{{ transfer.assessed | datum }}")),
    row_if("transfer.data", ("Personuppgifter", "{{ transfer.data | och | versal }}")),
    row_if("transfer.subjects", ("Registrerade", "{{ transfer.subjects | och | versal }}")),
    row_if("transfer.safeguard", ("Kompletterande åtgärder", text("transfer.safeguard", "TableText"))),
    labelled=True,
)

COMPANIES = each(
    "one in notice.engagements",
    plain_heading("{{ one.company.name }}"),
    COMPANY,
    when(
        "one.third_countries",
        subheading("Överföring till tredje land"),
        p("{{ one.third_countries | och }} ligger utanför EES."),
        each("transfer in one.transfers", p("Överföringen ska ske så här:", style="TableLeadIn"), TRANSFER),
        when("not one.transfers", p("Avtalets bilagor anger ingen grund för en överföring dit.")),
    ),
)

OBJECTION = when(
    "notice.last_day",
    plain_heading("Er rätt att invända"),
    p(
        f"Ni har rätt att invända mot att {many('underbiträdet', 'underbiträdena')} anlitas. Invändningen lämnas "
        f"skriftligen till {CONTACT}. Den ska ha kommit in senast den {{{{ notice.last_day | datum }}}}, det vill säga "
        f"inom {{{{ notice.objection_days }}}}{NBSP}dagar från dagen för denna underrättelse, "
        "den {{ notice.date | datum }}."
    ),
    p(
        "Har ingen invändning kommit in när den tiden har gått ut, anlitas "
        + many("underbiträdet", "underbiträdena")
        + " tidigast den dag som anges ovan."
    ),
)

# Approval is asked for where each sub-processor wants it, or each transfer to a third country.
APPROVAL = when(
    "not notice.last_day or notice.transfer_asked",
    plain_heading("Ert godkännande"),
    when(
        "not notice.last_day",
        p(
            "Vi ber er att godkänna att {{ notice.companies | och }} anlitas för de uppdrag som anges ovan. "
            f"{many('Underbiträdet', 'Underbiträdena')} anlitas inte förrän vi har fått ert skriftliga godkännande."
        ),
    ),
    when("notice.transfer_asked", TRANSFER_ASKED),
    SIGNATURE,
)

LETTER = document(
    p(TITLE, style="Title"),
    facts(
        row_if("notice.last_day", ("Sista dag att invända", "{{ notice.last_day | datum }}")),
    ),
    INTRODUCTION,
    COMPANIES,
    OBJECTION,
    APPROVAL,
    QUESTIONS,
    title="{{ appendix.title }}: {{ title }}",
    creator=SENDER,
    own={"header1.xml": HEADER},
)
