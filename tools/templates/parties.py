"""Who the parties are, and who signs for them: the same in every form."""

from tools.templates.blocks import contact, each_row, fact_line, once, p, plain_heading, present, strong, table, when

# The controller first, wherever the agreement names it; the others in its order.
CONTROLLER_FIRST = ('party in parties if party.role == "controller"', 'party in parties if party.role != "controller"')
PARTY = (
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
)
# A processor alone is named in the header; there is no other to set beside it.
PARTIES = once(
    'party in parties if party.role != "processor"',
    table(
        {"Roll": 30, "Part": 70},
        *(each_row(loop, PARTY) for loop in CONTROLLER_FIRST),
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
