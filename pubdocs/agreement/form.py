"""What stands around the agreements: the project (pubdocs.yaml) and its forms (form.yaml)."""

from pubdocs.agreement.codes import FormKind, Language, NumberingPolicy
from pubdocs.agreement.facts import Facts, fact
from pubdocs.agreement.values import Id, Term


class Appendix(Facts):
    """One document of a form; its template is the .docx beside form.yaml with the same id."""

    id: Id = fact("Id and file name: bilaga-1 is bilaga-1.docx.")
    label: Term = fact("What references call it, for example Bilaga 1.")
    title: Term = fact("The document's title.")


class Form(Facts):
    """A form: its appendices, in order; what it requires; its numbering policy."""

    title: Term = fact("The form's name.")
    numbering: NumberingPolicy = fact(
        "flow: a clause left out renumbers the rest; fixed: it keeps its number and says so.",
        default=NumberingPolicy("flow"),
    )
    kind: FormKind = fact(
        "instruction: between named parties; terms: for all who join a service; text: neither, words alone; "
        "notice: no agreement's documents, but letters about its changes.",
        default=FormKind("instruction"),
    )
    settled: tuple[Term, ...] = fact(
        "Rules whose matter the main agreement settles, so that nothing need be said of it here (C08, C24 …).",
        default=(),
    )
    requires: tuple[Term, ...] = fact("Facts an agreement must state for this form.", default=())
    appendices: tuple[Appendix, ...] = fact("The documents, in order.", min_length=1)


class Group(Facts):
    """Some regions that have something in common."""

    id: Id = fact("The group's id: what its files are named, and what regions may name.")
    regions: tuple[Id, ...] = fact("Ids of the regions that belong to it.", min_length=1)


class Project(Facts):
    """The project: pubdocs.yaml at its root."""

    title: Term = fact("What the project is called.")
    language: Language = fact("Language of the documents.", default=Language("sv"))
    agreements: Term = fact("Folder of the agreements.", default=Term("data/agreements"))
    parties: Term = fact("Folder of the organisations.", default=Term("data/parties"))
    catalogue: Term = fact("Folder of the catalogue.", default=Term("data/catalogue"))
    regions: Term = fact(
        "Folder of what holds in a region, a group of them or all, whatever the agreement.",
        default=Term("data/regions"),
    )
    templates: Term = fact("Folder of the forms.", default=Term("templates"))
    notices: Term = fact("Folder of the records of what notices were sent.", default=Term("data/notices"))
    output: Term = fact("Folder for what is made.", default=Term("output"))
    groups: tuple[Group, ...] = fact("Groups of regions.", default=())
