"""The facts of an agreement, typed and frozen.

One class a section of the agreement; `Agreement` is the whole. Descriptions are shown by editors through the JSON
Schema, so they tell an author what to write. Which facts the law demands: GDPR art. 28(3), domain/forms.
"""

from pubdocs.agreement.codes import (
    AuthorisationMode,
    Basis,
    ClauseNumber,
    ClauseNumbering,
    Conjunction,
    DataClass,
    MeasureClass,
    MeasureKind,
    Operation,
    Role,
    SccModule,
    SubprocessorAgreement,
    TransferPolicy,
)
from pubdocs.agreement.facts import Facts, Section, fact
from pubdocs.agreement.values import Country, Day, Id, Line, OrgNr, Term, Text, Whole


class Contact(Facts):
    """Whom to turn to."""

    name: Term | None = fact("A person or a function, for example Servicedesk.", default=None)
    email: Term | None = fact("E-mail address.", default=None)
    phone: Term | None = fact("Telephone number.", default=None)


class Party(Facts):
    """An organisation: a region, a municipality, a company."""

    id: Id = fact("The organisation's id, also the name of its file in data/parties/.")
    name: Term = fact("The legal name, as registered.")
    genitive: Term | None = fact("The name in the genitive (Region Kronobergs); never built.", default=None)
    orgnr: OrgNr | None = fact("Organisation number, 232100-0065.", default=None)
    hsa_id: Term | None = fact("HSA-id, for example SE2321000065-A0001.", default=None)
    address: Term | None = fact("Postal address on one line.", default=None)
    country: Country | None = fact("Country of establishment, two letters (SE).", default=None)
    contact: Contact | None = fact("Whom to turn to about the agreement.", default=None)
    dpo: Contact | None = fact("The data protection officer (GDPR art. 37).", default=None)


class PartyInRole(Party):
    """A party of the agreement. What the party's own file says need not be written again."""

    role: Role = fact("The party's role in the agreement.")


class Nature(Facts):
    """What is done with the data (GDPR art. 28(3), 4(2))."""

    text: Text | None = fact("The nature of the processing in words.", default=None)
    operations: tuple[Operation, ...] = fact("Operations of GDPR art. 4(2).", default=())


class DataType(Facts):
    """A type of personal data, from the catalogue or of the agreement's own."""

    id: Id = fact("The type's id in the catalogue.")
    name: Term = fact("How the type is printed; the catalogue's name if left out.")
    kind: DataClass = fact("ordinary, sensitive (art. 9), criminal (art. 10) or national-id; from the catalogue.")


class SubjectCategory(Facts):
    """A category of data subjects, from the catalogue or of the agreement's own."""

    id: Id = fact("The category's id in the catalogue.")
    name: Term = fact("How the category is printed; the catalogue's name if left out.")
    number: Term | None = fact("Estimated number of persons, for example 200 000.", default=None)


class DataGroup(Facts):
    """The types of data that are processed about one or more categories of data subjects."""

    id: Id = fact("A name for the group.")
    subjects: tuple[Id, ...] = fact("Ids of subject categories the types belong to.", default=())
    label: Term = fact("The words before the colon, for example Patienter.")
    types: tuple[DataType, ...] = fact("Ids of data types, or id with name and kind.", min_length=1)
    conjunction: Conjunction = fact("The word before the last: and, or.", default=Conjunction("and"))
    safeguard: Text | None = fact("Safeguards for sensitive data (GDPR art. 9).", default=None)
    source: Term | None = fact("Where the data comes from, for example den registrerade.", default=None)
    obligation: Term | None = fact("Whether the data must be given, and why.", default=None)


class DataTypes(Section):
    """Types of personal data (GDPR art. 28(3))."""

    text: Text | None = fact("Words before the list.", default=None)
    items: tuple[DataGroup, ...] = fact("Types grouped by category of data subjects.", default=())


class SubjectCategories(Section):
    """Categories of data subjects (GDPR art. 28(3))."""

    text: Text | None = fact("The categories in words; replaces the printed list.", default=None)
    items: tuple[SubjectCategory, ...] = fact("Ids of categories, or id with name and number.", default=())


class Measure(Facts):
    """A technical or organisational measure (GDPR art. 28(3)(c), 32)."""

    id: Id = fact("A name for the measure.")
    name: Term = fact("The measure in a few words.")
    kind: MeasureKind = fact("technical or organisational.")
    category: MeasureClass | None = fact("The class in the EU's annex III.", default=None)
    text: Text = fact("What is done.")


class SecurityMeasures(Section):
    """Technical and organisational measures."""

    text: Text | None = fact("Words before the list.", default=None)
    items: tuple[Measure, ...] = fact("The measures, each with what is done.", default=())


class Logging(Facts):
    """Requirements on logs, and who sees them (HSLF-FS 2016:40 4 kap. 9 § in care)."""

    text: Text | None = fact("The requirements in words.", default=None)
    events: tuple[Term, ...] = fact("What is logged.", default=())
    retention: Term | None = fact("How long logs are kept, for example tio år.", default=None)
    review: Text | None = fact("How logs are checked, and how often.", default=None)
    access: tuple[Term, ...] = fact("Who has access to the logs.", default=())


class Location(Facts):
    """A place where data is kept or worked with."""

    id: Id = fact("A name for the place.")
    activity: Term = fact("What happens there: drift, säkerhetskopiering, support.")
    operator: Term | None = fact("Who does it.", default=None)
    place: Term | None = fact("Town or region.", default=None)
    country: Country = fact("Country, two letters.")


class Locations(Section):
    """Where data is processed."""

    text: Text | None = fact("The places in words.", default=None)
    items: tuple[Location, ...] = fact("The places one by one.", default=())


class Transfer(Facts):
    """A transfer to a third country (GDPR chapter V)."""

    id: Id = fact("A name for the transfer.")
    importer: Term = fact("Legal name of the one who receives or can read the data.")
    country: Country | None = fact("The importer's country, two letters.", default=None)
    reason: Term | None = fact("Why the data is transferred.", default=None)
    basis: Basis | None = fact("What the transfer rests on: adequacy, scc, bcr …", default=None)
    decision: Term | None = fact("The decision, for example (EU) 2021/914.", default=None)
    module: SccModule | None = fact("Module of the standard contractual clauses: 1, 2, 3 or 4.", default=None)
    scope: Term | None = fact("For a partial adequacy decision: how its scope is met.", default=None)
    signed: Day | None = fact("Day the clauses were signed.", default=None)
    assessed: Day | None = fact("Day of the transfer impact assessment.", default=None)
    data: tuple[DataType, ...] = fact("Types of data that are transferred.", default=())
    subjects: tuple[SubjectCategory, ...] = fact("Whose data is transferred.", default=())
    safeguard: Text | None = fact("Supplementary measures.", default=None)


class Transfers(Section):
    """Transfers to third countries."""

    text: Text | None = fact("Words on transfers; or that there are none.", default=None)
    items: tuple[Transfer, ...] = fact("The transfers one by one.", default=())


class RetentionRule(Facts):
    """How long one kind of data is kept."""

    id: Id = fact("A name for the rule.")
    data: Term = fact("What data.")
    period: Term = fact("How long, or by which criterion.")
    basis: Term | None = fact("The law or decision that says so.", default=None)


class Retention(Section):
    """Retention, and what happens to the data when the agreement ends (GDPR art. 28(3)(g))."""

    text: Text | None = fact("Retention in words.", default=None)
    items: tuple[RetentionRule, ...] = fact("Rules one by one.", default=())
    ending: Text | None = fact("Deletion or return when the agreement ends, with a deadline.", default=None)


class Authorisation(Facts):
    """How sub-processors are authorised (GDPR art. 28(2))."""

    mode: AuthorisationMode = fact("specific or general.")
    notice_days: Whole | None = fact("Days' notice before a new sub-processor starts.", default=None)
    objection_days: Whole | None = fact("Days in which the controller may object.", default=None)
    transfers: TransferPolicy | None = fact("allowed, approval or forbidden.", default=None)
    text: Text | None = fact("More on the authorisation.", default=None)


class Subprocessor(Facts):
    """A sub-processor (GDPR art. 28(2), 28(4))."""

    id: Id = fact("The company's id; facts in data/parties/ need not be written again.")
    name: Term = fact("The legal name, as registered.")
    orgnr: Term | None = fact("Organisation number, or what its country uses.", default=None)
    address: Term | None = fact("Postal address on one line.", default=None)
    contact: Contact | None = fact("Whom to turn to.", default=None)
    purpose: Text = fact("What it does for the processor; the same text groups companies.")
    data: Text | None = fact("What data it sees.", default=None)
    responsibility: Text | None = fact("What it answers for.", default=None)
    established: tuple[Country, ...] = fact("Countries where it is established.", default=())
    access: tuple[Country, ...] = fact("Countries from which its staff may process data.", default=())
    agreement: SubprocessorAgreement | None = fact("signed, drafted or none.", default=None)
    approved: Day | None = fact("Day the controller approved it.", default=None)
    start: Day | None = fact("First day.", default=None)
    end: Day | None = fact("Last day.", default=None)

    @property
    def countries(self) -> tuple[Country, ...]:
        """Where it is established and then from where its staff works, each country once."""
        return tuple({country: country for country in (*self.established, *self.access)}.values())


class SubprocessorGroup(Facts):
    """The sub-processors that serve one purpose."""

    purpose: Text
    members: tuple[Subprocessor, ...]


class Subprocessors(Section):
    """The list of sub-processors."""

    text: Text | None = fact("Words before the list; or that there are none.", default=None)
    items: tuple[Subprocessor, ...] = fact("The sub-processors one by one.", default=())

    @property
    def groups(self) -> tuple[SubprocessorGroup, ...]:
        """The list grouped by purpose, in the order in which the purposes first occur."""
        by_purpose: dict[str, list[Subprocessor]] = {}
        for item in self.items:
            by_purpose.setdefault(str(item.purpose), []).append(item)
        return tuple(
            SubprocessorGroup(purpose=members[0].purpose, members=tuple(members)) for members in by_purpose.values()
        )


class Alternative(Facts):
    """What a clause may hold: one of several, of which exactly one is chosen."""

    id: Id = fact("The alternative's id, as chosen names it.")
    text: Text | None = fact("The clause's text, if this is chosen.", default=None)
    numbering: ClauseNumbering | None = fact("How the clauses inside are numbered.", default=None)
    clauses: "tuple[Clause, ...]" = fact("Clauses inside the clause, if this is chosen.", default=())


class Clause(Facts):
    """A free clause, for documents that are all text."""

    id: Id = fact("The clause's id; references name it.")
    heading: Line | None = fact("The heading, without its number.", default=None)
    number: ClauseNumber | None = fact("own, inserted (4 a) or none; its own number if left out.", default=None)
    text: Text | None = fact("The clause's text.", default=None)
    numbering: ClauseNumbering | None = fact(
        "How the clauses inside are numbered: as clauses (1.1) or as points (a.). If left out: as points where they "
        "have no headings and the text leads to them with a colon, or where the form has no more clause numbers.",
        default=None,
    )
    clauses: "tuple[Clause, ...]" = fact("Clauses inside this one.", default=())
    chosen: Id | None = fact("Which of the alternatives the clause holds.", default=None)
    alternatives: tuple[Alternative, ...] = fact("What the clause may hold; one of them is chosen.", default=())


class CareChoice(Facts):
    """The care choice (vårdval) that an appendix is issued for."""

    name: Term = fact("The care choice's name, for example BUP.")
    unit: Term | None = fact("The unit that answers for it, for example Vårdvalsenheten.", default=None)
    email: Term | None = fact("Where its questions go.", default=None)
    decided_by: Term | None = fact("Who decided on the document, for example Regionfullmäktige.", default=None)


class Chain(Facts):
    """The agreements above and below this one: who it was entrusted by, and whom it entrusts (GDPR art. 28(4))."""

    above: tuple[Id, ...] = fact("Agreements whose lower party is this one's upper party.", default=())
    below: tuple[Id, ...] = fact("Agreements whose upper party is this one's lower party.", default=())


class Signature(Facts):
    """Who signs for a party."""

    party: Id = fact("The party's id.")
    name: Term | None = fact("The signatory's name.", default=None)
    title: Term | None = fact("The signatory's title.", default=None)
    place: Term | None = fact("Place of signing.", default=None)
    date: Day | None = fact("Day of signing.", default=None)


class Ignored(Facts):
    """A rule that is not to be told of this agreement, and why."""

    rule: Term = fact("The rule's id, for example X17.")
    because: Term = fact("Why it is not to be told; check prints the reason.")


class Agreement(Facts):
    """The facts of one agreement: a file in data/agreements/."""

    title: Term = fact("What the agreement is about, for example Journalföring.")
    form: Id = fact("The form: a folder in templates/.")
    based_on: Id | None = fact("Another agreement, of which this one says only what differs.", default=None)
    parties: tuple[PartyInRole, ...] = fact("The parties and their roles.", min_length=1)
    reference: Term | None = fact("Diarienummer, for example RS 2022/891.", default=None)
    date: Day | None = fact("The document's date.", default=None)
    version: Term | None = fact("The document's version, for example 1.0.", default=None)
    care_choice: CareChoice | None = fact("The care choice that an appendix is issued for.", default=None)
    chain: Chain | None = fact("The agreements above and below this one.", default=None)
    purpose: Text | None = fact("Why the data is processed (ändamål).", default=None)
    subject_matter: Text | None = fact("What the processing is about (föremål).", default=None)
    nature: Nature | None = fact("What is done with the data (art).", default=None)
    duration: Text | None = fact("For how long (GDPR art. 28(3)).", default=None)
    data_types: DataTypes | None = fact("Types of personal data.", default=None)
    subject_categories: SubjectCategories | None = fact("Categories of data subjects.", default=None)
    handling_requirements: Text | None = fact("Special requirements on handling.", default=None)
    security_measures: SecurityMeasures | None = fact("Technical and organisational measures.", default=None)
    logging: Logging | None = fact("Requirements on logs and access to them.", default=None)
    locations: Locations | None = fact("Where data is processed.", default=None)
    transfers: Transfers | None = fact("Transfers to third countries.", default=None)
    retention: Retention | None = fact("Retention and deletion.", default=None)
    other_instructions: Text | None = fact("Other instructions.", default=None)
    authorisation: Authorisation | None = fact("Authorisation of sub-processors.", default=None)
    subprocessors: Subprocessors | None = fact("The sub-processors.", default=None)
    clauses: tuple[Clause, ...] = fact("Free clauses, for documents that are all text.", default=())
    regions: tuple[Id, ...] = fact(
        "The regions that get a variant of their own, or groups of them; all for every region.", default=()
    )
    signed: tuple[Signature, ...] = fact("Who signs, and when.", default=())
    ignore: tuple[Ignored, ...] = fact("Rules that are not to be told of this agreement, and why.", default=())
