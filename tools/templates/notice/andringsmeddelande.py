"""The notice: what changes, whether substantive or editorial, when it was decided and when it takes effect.

Inera publishes such notices for each service (domain/forms); the sentences are ours.
"""

from tools.templates.blocks import NBSP, each_row, or_dash, p, plain_heading, table, when
from tools.templates.document import document
from tools.templates.notice.common import HEADER, QUESTIONS, SENDER, SIGNATURE, TRANSFER_ASKED, facts, row_if

DAYS = facts(
    row_if(
        "version",
        (
            "Version",
            "{% if notice.old_version and notice.old_version != version %}{{ notice.old_version }} ersätts av "
            "{% endif %}{{ version }}",
        ),
    ),
    (
        "Ändringens slag",
        "{{ notice.severity | versal }}{% if notice.substantive and notice.editorial %} och redaktionell{% endif %}",
    ),
    ("Beslutad", "{{ notice.decided | datum }}"),
    ("Börjar gälla", "{{ notice.effective | datum }}"),
)

INTRODUCTION = (
    p(
        f"{SENDER} ändrar det som gäller för behandlingen av personuppgifter enligt avtalet ”{{{{ title }}}}”. Här "
        "står vad som ändras. Den nya lydelsen i sin helhet framgår av avtalets bilagor{% if version %}, "
        f"version{NBSP}{{{{ version }}}}{{% endif %}}. Ändringarna börjar gälla den "
        "{{ notice.effective | datum }}.",
        style="LeadIn",
    ),
    when(
        "not notice.substantive",
        p(
            "Ändringarna är redaktionella. De påverkar inte vad som gäller mellan parterna, och ni behöver inte göra "
            "något."
        ),
    ),
)

COLUMNS = {"Ändring": 38, "Tidigare lydelse": 31, "Ny lydelse": 31}

SUBSTANTIVE = when(
    "notice.substantive",
    plain_heading("Sakliga ändringar"),
    table(
        COLUMNS,
        each_row(
            "change in notice.substantive",
            (
                [
                    p("{{ change.words }}", style="TableText"),
                    when("change.law", p("Berör {{ change.law }}.", style="TableText")),
                ],
                or_dash("change.old"),
                or_dash("change.new"),
            ),
        ),
    ),
)

EDITORIAL = when(
    "notice.editorial",
    plain_heading("Redaktionella ändringar"),
    p("Ändringar av skrivsätt, uppställning och dokumentens egna uppgifter. De påverkar inte vad som gäller."),
    table(
        COLUMNS,
        each_row(
            "change in notice.editorial",
            ("{{ change.words }}", or_dash("change.old"), or_dash("change.new")),
        ),
    ),
)

COMPANIES = when(
    "notice.engagements",
    plain_heading("{% if notice.several %}Nya underbiträden{% else %}Nytt underbiträde{% endif %}"),
    when(
        "notice.last_day",
        p(
            "Om {{ notice.companies | och }} lämnar vi samtidigt en underrättelse enligt artikel"
            f"{NBSP}28.2 i dataskyddsförordningen. Ni har rätt att invända. Invändningen ska ha kommit in till oss "
            "senast den {{ notice.last_day | datum }}. "
            "{% if notice.several %}Underbiträdena{% else %}Underbiträdet{% endif %} anlitas tidigast den dag som "
            "anges i underrättelsen."
        ),
    ),
    when(
        "notice.last_day and notice.transfer_asked",
        p("I underrättelsen ber vi också om ert skriftliga godkännande av överföringen till tredje land."),
    ),
    when(
        "not notice.last_day",
        p(
            "Vi ber i en särskild skrivelse om ert skriftliga godkännande av {{ notice.companies | och }} (artikel"
            f"{NBSP}28.2 i dataskyddsförordningen). Utan det anlitas inte "
            "{% if notice.several %}underbiträdena{% else %}underbiträdet{% endif %}."
        ),
    ),
)

# A transfer to a new sub-processor is asked for in the letter about it.
TRANSFERS = when(
    "notice.transfer_asked and not notice.engagements",
    plain_heading("Ert godkännande av överföringen"),
    TRANSFER_ASKED,
    SIGNATURE,
)

TITLE = "{{ appendix.title }}: {{ title }}"

NOTICE = document(
    p(TITLE, style="Title"),
    DAYS,
    INTRODUCTION,
    SUBSTANTIVE,
    EDITORIAL,
    COMPANIES,
    TRANSFERS,
    QUESTIONS,
    title=TITLE,
    creator=SENDER,
    own={"header1.xml": HEADER},
)
