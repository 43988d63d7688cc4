"""What each fact of an agreement is called when it changes, and which kind of change that is.

Two tables: of single facts and lists of plain values by their paths in the model, and of lists of things. A fact that
stands in neither is told as another change, which is substantive.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Fact(NamedTuple):
    """A fact: the kind of its change, what it is called, and the form of "ändrad" that goes with that."""

    kind: str
    noun: str
    changed: str = "ändrad"


class Listed(NamedTuple):
    """A list of things: the kinds of what comes and goes, how these are told, and what a thing of it is called.

    `many` is what they are called together, `name` the fact that names a thing, `shown` those that are quoted of one
    that comes or goes, with their labels.
    """

    new: str
    ended: str
    came: str
    went: str
    one: str
    many: str
    name: str = "name"
    shown: Mapping[str, str] = {}


_TEXT = "texten"

FACTS: Mapping[str, Fact] = {
    "title": Fact("particulars", "titeln"),
    "reference": Fact("particulars", "diarienumret", "ändrat"),
    "date": Fact("particulars", "dokumentets datum", "ändrat"),
    "version": Fact("particulars", "versionen"),
    "form": Fact("form-changed", "formuläret", "ändrat"),
    "based_on": Fact("internal", "det avtal som detta bygger på", "ändrat"),
    "regions": Fact("internal", "de regioner som får ett eget exemplar", "ändrade"),
    "purpose": Fact("purpose-changed", "ändamålet", "ändrat"),
    "subject_matter": Fact("subject-matter-changed", "föremålet för behandlingen", "ändrat"),
    "nature.text": Fact("nature-changed", "behandlingens art"),
    "nature.operations": Fact("nature-changed", "vad som görs med personuppgifterna", "ändrat"),
    "nature": Fact("nature-changed", "behandlingens art"),
    "duration": Fact("duration-changed", "behandlingens varaktighet"),
    "data_types.text": Fact("data-type-changed", "texten om personuppgifter"),
    "data_types.items.id": Fact("internal", "gruppens beteckning"),
    "data_types.items.label": Fact("data-type-changed", "ledtexten"),
    "data_types.items.subjects": Fact("data-type-changed", "vilka registrerade uppgifterna gäller", "ändrat"),
    "data_types.items.conjunction": Fact("data-type-changed", "bindeordet", "ändrat"),
    "data_types.items.safeguard": Fact("safeguard-changed", "skyddsåtgärderna", "ändrade"),
    "data_types.items.source": Fact("data-source", "källan"),
    "data_types.items.obligation": Fact("data-source", "skyldigheten att lämna uppgifterna"),
    "data_types.items.types.id": Fact("internal", "typens beteckning"),
    "data_types.items.types.name": Fact("data-type-changed", "benämningen"),
    "data_types.items.types.kind": Fact("data-type-changed", "vad lagen säger om typen", "ändrat"),
    "data_types": Fact("data-type-changed", "personuppgifterna", "ändrade"),
    "subject_categories.text": Fact("subjects-changed", "texten om registrerade"),
    "subject_categories.items.id": Fact("internal", "kategorins beteckning"),
    "subject_categories.items.name": Fact("subjects-changed", "benämningen"),
    "subject_categories.items.number": Fact("subjects-changed", "antalet registrerade", "ändrat"),
    "subject_categories": Fact("subjects-changed", "kategorin"),
    "handling_requirements": Fact("handling-changed", "hanteringskraven", "ändrade"),
    "security_measures.text": Fact("measure-changed", "texten om säkerhetsåtgärder"),
    "security_measures.items.id": Fact("internal", "åtgärdens beteckning"),
    "security_measures.items.name": Fact("measure-changed", "benämningen"),
    "security_measures.items.kind": Fact("measure-changed", "åtgärdens slag", "ändrat"),
    "security_measures.items.category": Fact("measure-changed", "åtgärdens klass"),
    "security_measures.items.text": Fact("measure-changed", _TEXT),
    "security_measures": Fact("measure-changed", "säkerhetsåtgärderna", "ändrade"),
    "logging.retention": Fact("logging", "tiden som loggar sparas"),
    "logging.events": Fact("logging-changed", "vad som loggas", "ändrat"),
    "logging.access": Fact("logging-changed", "vilka som har tillgång till loggarna", "ändrat"),
    "logging.review": Fact("logging-changed", "kontrollen av loggar"),
    "logging": Fact("logging-changed", "kraven på loggning", "ändrade"),
    "locations.text": Fact("location-changed", "texten om platser"),
    "locations.items.id": Fact("internal", "platsens beteckning"),
    "locations.items.operator": Fact("location-changed", "den som utför arbetet"),
    "locations.items.place": Fact("location-changed", "orten"),
    "locations.items.country": Fact("location-changed", "landet", "ändrat"),
    "locations": Fact("location-changed", "platsen"),
    "transfers.text": Fact("transfer-changed", "texten om överföringar"),
    "transfers.items.id": Fact("internal", "överföringens beteckning"),
    "transfers.items.importer": Fact("transfer-changed", "mottagaren"),
    "transfers.items.country": Fact("transfer-changed", "landet", "ändrat"),
    "transfers.items.reason": Fact("transfer-changed", "skälet", "ändrat"),
    "transfers.items.basis": Fact("transfer-basis", "grunden"),
    "transfers.items.decision": Fact("transfer-basis", "beslutet", "ändrat"),
    "transfers.items.module": Fact("transfer-basis", "modulen"),
    "transfers.items.scope": Fact("transfer-basis", "hur beslutets villkor är uppfyllda", "ändrat"),
    "transfers.items.signed": Fact("transfer-basis", "dagen för undertecknandet"),
    "transfers.items.assessed": Fact("transfer-basis", "dagen för bedömningen av överföringen"),
    "transfers.items.safeguard": Fact("transfer-basis", "de kompletterande åtgärderna", "ändrade"),
    "transfers.items.data": Fact("transfer-changed", "benämningen"),
    "transfers.items.subjects": Fact("transfer-changed", "benämningen"),
    "transfers": Fact("transfer-changed", "överföringen"),
    "retention.text": Fact("retention-changed", "texten om gallring"),
    "retention.ending": Fact("retention-changed", "vad som sker när avtalet upphör", "ändrat"),
    "retention.items.id": Fact("internal", "regelns beteckning"),
    "retention.items.period": Fact("retention", "lagringstiden"),
    "retention.items.data": Fact("retention-changed", "vilka uppgifter regeln gäller", "ändrat"),
    "retention.items.basis": Fact("retention-changed", "stödet", "ändrat"),
    "retention": Fact("retention-changed", "gallringen"),
    "other_instructions": Fact("instructions-changed", "de övriga instruktionerna", "ändrade"),
    "authorisation.mode": Fact("authorisation", "förhandstillståndet", "ändrat"),
    "authorisation.notice_days": Fact("authorisation", "tiden för underrättelse om nya underbiträden"),
    "authorisation.objection_days": Fact("authorisation", "tiden för invändningar mot nya underbiträden"),
    "authorisation.transfers": Fact("authorisation", "villkoret för överföring till tredje land", "ändrat"),
    "authorisation": Fact("authorisation-changed", "texten om förhandstillstånd"),
    "subprocessors.text": Fact("subprocessors-text", "texten om underbiträden"),
    "subprocessors.items.id": Fact("internal", "beteckningen"),
    "subprocessors.items.name": Fact("subprocessor-name", "namnet", "ändrat"),
    "subprocessors.items.orgnr": Fact("subprocessor-name", "organisationsnumret", "ändrat"),
    "subprocessors.items.established": Fact("subprocessor-country", "länder där bolaget är etablerat", "ändrade"),
    "subprocessors.items.access": Fact("subprocessor-country", "länder som personalen arbetar från", "ändrade"),
    "subprocessors.items.purpose": Fact("subprocessor-task", "uppdraget", "ändrat"),
    "subprocessors.items.data": Fact("subprocessor-task", "personuppgifterna", "ändrade"),
    "subprocessors.items.responsibility": Fact("subprocessor-task", "ansvaret", "ändrat"),
    "subprocessors.items.agreement": Fact("subprocessor-terms", "avtalet med underbiträdet", "ändrat"),
    "subprocessors.items.approved": Fact("subprocessor-terms", "dagen för godkännandet"),
    "subprocessors.items.start": Fact("subprocessor-terms", "första dagen"),
    "subprocessors.items.end": Fact("subprocessor-terms", "sista dagen"),
    "subprocessors.items.address": Fact("subprocessor-contact", "adressen"),
    "subprocessors.items.contact": Fact("subprocessor-contact", "kontakten"),
    "subprocessors": Fact("subprocessors-text", "listan över underbiträden"),
    "parties.id": Fact("internal", "beteckningen"),
    "parties.genitive": Fact("wording", "genitivformen"),
    "parties.name": Fact("party-changed", "namnet", "ändrat"),
    "parties.orgnr": Fact("party-changed", "organisationsnumret", "ändrat"),
    "parties.hsa_id": Fact("party-changed", "HSA-id", "ändrat"),
    "parties.country": Fact("party-changed", "landet", "ändrat"),
    "parties.role": Fact("party-changed", "rollen"),
    "parties.address": Fact("contact-changed", "adressen"),
    "parties.contact": Fact("contact-changed", "kontakten"),
    "parties.dpo": Fact("dpo-changed", "dataskyddsombudet", "ändrat"),
    "parties": Fact("party-changed", "uppgifterna", "ändrade"),
    "clauses.id": Fact("internal", "klausulens beteckning"),
    "clauses.number": Fact("layout", "numreringen"),
    "clauses.numbering": Fact("layout", "numreringen"),
    "clauses.heading": Fact("clause-changed", "rubriken"),
    "clauses.text": Fact("clause-changed", _TEXT),
    "clauses.chosen": Fact("clause-changed", "den valda lydelsen"),
    "clauses": Fact("clause-changed", "lydelsen"),
    "chain": Fact("chain-changed", "avtalskedjan"),
    "care_choice": Fact("care-choice-changed", "vårdvalet", "ändrat"),
    "ignore": Fact("internal", "regler som inte prövas för avtalet", "ändrade"),
    "signed": Fact("signatures", "uppgifterna om underskrift", "ändrade"),
}  # fmt: skip

THINGS: Mapping[str, Listed] = {
    "parties": Listed(
        "party-new", "party-ended", "Ny part", "Part som utgår", "Parten", "parterna",
        shown={"role": "Roll", "orgnr": "Org.nr"},
    ),
    "data_types.items": Listed(
        "data-type-new", "data-type-ended", "Tillkommer", "Utgår", "Personuppgifter om",
        "grupperna av personuppgifter", "label", {"types": ""},
    ),
    "data_types.items.types": Listed(
        "data-type-new", "data-type-ended", "tillkommer", "utgår", "Typen", "typerna",
    ),
    "subject_categories.items": Listed(
        "subjects-new", "subjects-ended", "Ny kategori av registrerade", "Kategori av registrerade som utgår",
        "Kategorin", "kategorierna av registrerade", shown={"number": "Antal"},
    ),
    "security_measures.items": Listed(
        "measure-new", "measure-ended", "Ny säkerhetsåtgärd", "Säkerhetsåtgärd som utgår", "Säkerhetsåtgärden",
        "säkerhetsåtgärderna", shown={"text": ""},
    ),
    "locations.items": Listed(
        "location-new", "location-ended", "Ny plats för behandlingen", "Plats som utgår", "Platsen för",
        "platserna", "activity",
        {"operator": "Utförs av", "place": "Ort", "country": "Land"},
    ),
    "transfers.items": Listed(
        "transfer-new", "transfer-ended", "Ny överföring till tredje land", "Överföring till tredje land som upphör",
        "Överföringen till", "överföringarna", "importer",
        {
            "country": "Land", "reason": "Skäl", "basis": "Grund", "decision": "Beslut", "module": "Klausuler",
            "scope": "Beslutets villkor", "signed": "Undertecknade", "assessed": "Bedömning av överföringen",
            "data": "Personuppgifter", "subjects": "Registrerade", "safeguard": "Kompletterande åtgärder",
        },
    ),
    "transfers.items.data": Listed(
        "transfer-changed", "transfer-changed", "personuppgifter tillkommer,", "personuppgifter utgår,", "Typen",
        "personuppgifterna",
    ),
    "transfers.items.subjects": Listed(
        "transfer-changed", "transfer-changed", "registrerade tillkommer,", "registrerade utgår,", "Kategorin",
        "de registrerade",
    ),
    "retention.items": Listed(
        "retention-changed", "retention-changed", "Ny regel om gallring", "Regel om gallring som utgår",
        "Gallring av", "reglerna om gallring", "data", {"period": "Lagringstid", "basis": "Stöd"},
    ),
    "subprocessors.items": Listed(
        "subprocessor-new", "subprocessor-ended", "Nytt underbiträde", "Underbiträde som utgår", "Underbiträdet",
        "underbiträdena", shown={
            "orgnr": "Org.nr", "address": "Adress", "purpose": "Uppdrag", "data": "Personuppgifter",
            "responsibility": "Ansvar", "established": "Etablerat i", "access": "Personal arbetar från",
            "start": "Anlitas från",
        },
    ),
    "clauses": Listed(
        "clause-new", "clause-ended", "Ny klausul", "Klausul som utgår", "Klausulen", "klausulerna", "heading",
        {"text": "", "clauses": ""},
    ),
    "clauses.alternatives": Listed(
        "clause-changed", "clause-changed", "Ny lydelse att välja", "Lydelse att välja som utgår", "Lydelsen",
        "lydelserna att välja", "id",
        {"text": ""},
    ),
    "ignore": Listed(
        "internal", "internal", "Regel som inte längre prövas", "Regel som prövas igen", "Regeln", "reglerna",
        "rule", {"because": ""},
    ),
    "signed": Listed(
        "signatures", "signatures", "Ny underskrift", "Underskrift som utgår", "Underskriften för",
        "underskrifterna", "party",
        {"name": "Namn", "title": "Befattning", "place": "Ort", "date": "Datum"},
    ),
}  # fmt: skip


def fact_at(rule: str) -> Fact:
    """How a fact is told of, by its path in the model: its own row, or that of what it stands in."""
    while rule and rule not in FACTS:
        rule = rule.rpartition(".")[0]
    return FACTS.get(rule, Fact("other", "en annan uppgift"))
