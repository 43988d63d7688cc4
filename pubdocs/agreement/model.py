"""The facts of an agreement, typed and frozen.

One class a section of the agreement; `Agreement` is the whole. Descriptions are shown by editors through the JSON
Schema, so they tell an author what to write. Which facts the law demands: GDPR art. 28(3), domain/forms.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from pubdocs.agreement.codes import (
    AuthorisationMode,
    Basis,
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
from pubdocs.agreement.values import Country, Day, Id, OrgNr, Term, Text, Whole


class Facts(BaseModel):
    """What every part of an agreement has in common: frozen, and nothing beside what is declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Section(Facts):
    """A part with a text of its own and a list of things; a thing is reached by its id (`transfers.cambio`)."""

    def __getattr__(self, name: str) -> Any:
        for item in self.__dict__.get("items", ()):
            if getattr(item, "id", None) == name.replace("_", "-"):
                return item
        raise AttributeError(name)


class Contact(Facts):
    """Whom to turn to."""

    name: Term | None = Field(None, description="A person or a function, for example Servicedesk.")
    email: Term | None = Field(None, description="E-mail address.")
    phone: Term | None = Field(None, description="Telephone number.")


class Party(Facts):
    """An organisation: a region, a municipality, a company."""

    id: Id = Field(description="The organisation's id, also the name of its file in data/parties/.")
    name: Term = Field(description="The legal name, as registered.")
    genitive: Term | None = Field(None, description="The name in the genitive (Region Kronobergs); never built.")
    orgnr: OrgNr | None = Field(None, description="Organisation number, 232100-0065.")
    hsa_id: Term | None = Field(None, description="HSA-id, for example SE2321000065-A0001.")
    address: Term | None = Field(None, description="Postal address on one line.")
    country: Country | None = Field(None, description="Country of establishment, two letters (SE).")
    contact: Contact | None = Field(None, description="Whom to turn to about the agreement.")
    dpo: Contact | None = Field(None, description="The data protection officer (GDPR art. 37).")
    logo: Term | None = Field(None, description="A picture for the header: a file in the project, PNG or JPEG.")


class PartyInRole(Party):
    """A party of the agreement. What the party's own file says need not be written again."""

    role: Role = Field(description="The party's role in the agreement.")


class Nature(Facts):
    """What is done with the data (GDPR art. 28(3), 4(2))."""

    text: Text | None = Field(None, description="The nature of the processing in words.")
    operations: tuple[Operation, ...] = Field((), description="Operations of GDPR art. 4(2).")


class DataType(Facts):
    """A type of personal data, from the catalogue or of the agreement's own."""

    id: Id = Field(description="The type's id in the catalogue.")
    name: Term = Field(description="How the type is printed; the catalogue's name if left out.")
    kind: DataClass = Field(
        description="ordinary, sensitive (art. 9), criminal (art. 10) or national-id; from the catalogue."
    )


class SubjectCategory(Facts):
    """A category of data subjects, from the catalogue or of the agreement's own."""

    id: Id = Field(description="The category's id in the catalogue.")
    name: Term = Field(description="How the category is printed; the catalogue's name if left out.")
    number: Term | None = Field(None, description="Estimated number of persons, for example 200 000.")


class DataGroup(Facts):
    """The types of data that are processed about one or more categories of data subjects."""

    id: Id = Field(description="A name for the group.")
    subjects: tuple[Id, ...] = Field((), description="Ids of subject categories the types belong to.")
    label: Term = Field(description="The words before the colon, for example Patienter.")
    types: tuple[DataType, ...] = Field(min_length=1, description="Ids of data types, or id with name and kind.")
    conjunction: Conjunction = Field(Conjunction("and"), description="The word before the last: and, or.")
    safeguard: Text | None = Field(None, description="Safeguards for sensitive data (GDPR art. 9).")


class DataTypes(Section):
    """Types of personal data (GDPR art. 28(3))."""

    text: Text | None = Field(None, description="Words before the list.")
    items: tuple[DataGroup, ...] = Field((), description="Types grouped by category of data subjects.")


class SubjectCategories(Section):
    """Categories of data subjects (GDPR art. 28(3))."""

    text: Text | None = Field(None, description="The categories in words; replaces the printed list.")
    items: tuple[SubjectCategory, ...] = Field((), description="Ids of categories, or id with name and number.")


class Measure(Facts):
    """A technical or organisational measure (GDPR art. 28(3)(c), 32)."""

    id: Id = Field(description="A name for the measure.")
    name: Term = Field(description="The measure in a few words.")
    kind: MeasureKind = Field(description="technical or organisational.")
    category: MeasureClass | None = Field(None, description="The class in the EU's annex III.")
    text: Text = Field(description="What is done.")


class SecurityMeasures(Section):
    """Technical and organisational measures."""

    text: Text | None = Field(None, description="Words before the list.")
    items: tuple[Measure, ...] = Field((), description="The measures, each with what is done.")


class Logging(Facts):
    """Requirements on logs, and who sees them (HSLF-FS 2016:40 4 kap. 9 § in care)."""

    text: Text | None = Field(None, description="The requirements in words.")
    events: tuple[Term, ...] = Field((), description="What is logged.")
    retention: Term | None = Field(None, description="How long logs are kept, for example tio år.")
    review: Text | None = Field(None, description="How logs are checked, and how often.")
    access: tuple[Term, ...] = Field((), description="Who has access to the logs.")


class Location(Facts):
    """A place where data is kept or worked with."""

    id: Id = Field(description="A name for the place.")
    activity: Term = Field(description="What happens there: drift, säkerhetskopiering, support.")
    operator: Term | None = Field(None, description="Who does it.")
    place: Term | None = Field(None, description="Town or region.")
    country: Country = Field(description="Country, two letters.")


class Locations(Section):
    """Where data is processed."""

    text: Text | None = Field(None, description="The places in words.")
    items: tuple[Location, ...] = Field((), description="The places one by one.")


class Transfer(Facts):
    """A transfer to a third country (GDPR chapter V)."""

    id: Id = Field(description="A name for the transfer.")
    importer: Term = Field(description="Legal name of the one who receives or can read the data.")
    country: Country | None = Field(None, description="The importer's country, two letters.")
    reason: Term | None = Field(None, description="Why the data is transferred.")
    basis: Basis | None = Field(None, description="What the transfer rests on: adequacy, scc, bcr …")
    decision: Term | None = Field(None, description="The decision, for example (EU) 2021/914.")
    module: SccModule | None = Field(None, description="Module of the standard contractual clauses: 1, 2, 3 or 4.")
    scope: Term | None = Field(None, description="For a partial adequacy decision: how its scope is met.")
    signed: Day | None = Field(None, description="Day the clauses were signed.")
    assessed: Day | None = Field(None, description="Day of the transfer impact assessment.")
    data: tuple[DataType, ...] = Field((), description="Types of data that are transferred.")
    subjects: tuple[SubjectCategory, ...] = Field((), description="Whose data is transferred.")
    safeguard: Text | None = Field(None, description="Supplementary measures.")


class Transfers(Section):
    """Transfers to third countries."""

    text: Text | None = Field(None, description="Words on transfers; or that there are none.")
    items: tuple[Transfer, ...] = Field((), description="The transfers one by one.")


class RetentionRule(Facts):
    """How long one kind of data is kept."""

    id: Id = Field(description="A name for the rule.")
    data: Term = Field(description="What data.")
    period: Term = Field(description="How long, or by which criterion.")
    basis: Term | None = Field(None, description="The law or decision that says so.")


class Retention(Section):
    """Retention, and what happens to the data when the agreement ends (GDPR art. 28(3)(g))."""

    text: Text | None = Field(None, description="Retention in words.")
    items: tuple[RetentionRule, ...] = Field((), description="Rules one by one.")
    ending: Text | None = Field(None, description="Deletion or return when the agreement ends, with a deadline.")


class Authorisation(Facts):
    """How sub-processors are authorised (GDPR art. 28(2))."""

    mode: AuthorisationMode = Field(description="specific or general.")
    notice_days: Whole | None = Field(None, description="Days' notice before a new sub-processor starts.")
    objection_days: Whole | None = Field(None, description="Days in which the controller may object.")
    transfers: TransferPolicy | None = Field(None, description="allowed, approval or forbidden.")
    text: Text | None = Field(None, description="More on the authorisation.")


class Subprocessor(Facts):
    """A sub-processor (GDPR art. 28(2), 28(4))."""

    id: Id = Field(description="The company's id; facts in data/parties/ need not be written again.")
    name: Term = Field(description="The legal name, as registered.")
    orgnr: Term | None = Field(None, description="Organisation number, or what its country uses.")
    address: Term | None = Field(None, description="Postal address on one line.")
    contact: Contact | None = Field(None, description="Whom to turn to.")
    purpose: Text = Field(description="What it does for the processor; the same text groups companies.")
    data: Text | None = Field(None, description="What data it sees.")
    responsibility: Text | None = Field(None, description="What it answers for.")
    established: tuple[Country, ...] = Field((), description="Countries where it is established.")
    access: tuple[Country, ...] = Field((), description="Countries from which its staff may process data.")
    agreement: SubprocessorAgreement | None = Field(None, description="signed, drafted or none.")
    approved: Day | None = Field(None, description="Day the controller approved it.")
    start: Day | None = Field(None, description="First day.")
    end: Day | None = Field(None, description="Last day.")

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

    text: Text | None = Field(None, description="Words before the list; or that there are none.")
    items: tuple[Subprocessor, ...] = Field((), description="The sub-processors one by one.")

    @property
    def groups(self) -> tuple[SubprocessorGroup, ...]:
        """The list grouped by purpose, in the order in which the purposes first occur."""
        by_purpose: dict[str, list[Subprocessor]] = {}
        for item in self.items:
            by_purpose.setdefault(str(item.purpose), []).append(item)
        return tuple(
            SubprocessorGroup.model_construct(purpose=members[0].purpose, members=tuple(members))
            for members in by_purpose.values()
        )


class Clause(Facts):
    """A free clause, for documents that are all text."""

    id: Id = Field(description="The clause's id; references name it.")
    heading: Term | None = Field(None, description="The heading, without its number.")
    text: Text | None = Field(None, description="The clause's text.")
    clauses: "tuple[Clause, ...]" = Field((), description="Clauses inside this one.")


class Signature(Facts):
    """Who signs for a party."""

    party: Id = Field(description="The party's id.")
    name: Term | None = Field(None, description="The signatory's name.")
    title: Term | None = Field(None, description="The signatory's title.")
    place: Term | None = Field(None, description="Place of signing.")
    date: Day | None = Field(None, description="Day of signing.")


class Agreement(Facts):
    """The facts of one agreement: a file in data/agreements/."""

    title: Term = Field(description="What the agreement is about, for example Journalföring.")
    form: Id = Field(description="The form: a folder in templates/.")
    parties: tuple[PartyInRole, ...] = Field(min_length=1, description="The parties and their roles.")
    reference: Term | None = Field(None, description="Diarienummer, for example RS 2022/891.")
    date: Day | None = Field(None, description="The document's date.")
    version: Term | None = Field(None, description="The document's version, for example 1.0.")
    purpose: Text | None = Field(None, description="Why the data is processed (ändamål).")
    subject_matter: Text | None = Field(None, description="What the processing is about (föremål).")
    nature: Nature | None = Field(None, description="What is done with the data (art).")
    duration: Text | None = Field(None, description="For how long (GDPR art. 28(3)).")
    data_types: DataTypes | None = Field(None, description="Types of personal data.")
    subject_categories: SubjectCategories | None = Field(None, description="Categories of data subjects.")
    handling_requirements: Text | None = Field(None, description="Special requirements on handling.")
    security_measures: SecurityMeasures | None = Field(None, description="Technical and organisational measures.")
    logging: Logging | None = Field(None, description="Requirements on logs and access to them.")
    locations: Locations | None = Field(None, description="Where data is processed.")
    transfers: Transfers | None = Field(None, description="Transfers to third countries.")
    retention: Retention | None = Field(None, description="Retention and deletion.")
    other_instructions: Text | None = Field(None, description="Other instructions.")
    authorisation: Authorisation | None = Field(None, description="Authorisation of sub-processors.")
    subprocessors: Subprocessors | None = Field(None, description="The sub-processors.")
    clauses: tuple[Clause, ...] = Field((), description="Free clauses, for documents that are all text.")
    regions: tuple[Id, ...] = Field((), description="The regions that get a variant of their own.")
    signed: tuple[Signature, ...] = Field((), description="Who signs, and when.")
