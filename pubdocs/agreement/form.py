"""What stands around the agreements: the project (pubdocs.yaml) and its forms (form.yaml)."""

from pydantic import Field

from pubdocs.agreement.codes import Language, NumberingPolicy
from pubdocs.agreement.model import Facts
from pubdocs.agreement.values import Id, Term


class Appendix(Facts):
    """One document of a form; its template is the .docx beside form.yaml with the same id."""

    id: Id = Field(description="Id and file name: bilaga-1 is bilaga-1.docx.")
    label: Term = Field(description="What references call it, for example Bilaga 1.")
    title: Term = Field(description="The document's title.")


class Form(Facts):
    """A form: its appendices, in order; what it requires; its numbering policy."""

    title: Term = Field(description="The form's name.")
    numbering: NumberingPolicy = Field(
        NumberingPolicy("flow"),
        description="flow: a clause left out renumbers the rest; fixed: it keeps its number and says so.",
    )
    requires: tuple[Term, ...] = Field((), description="Facts an agreement must state for this form.")
    appendices: tuple[Appendix, ...] = Field(min_length=1, description="The documents, in order.")


class Project(Facts):
    """The project: pubdocs.yaml at its root."""

    title: Term = Field(description="What the project is called.")
    language: Language = Field(Language("sv"), description="Language of the documents.")
    agreements: Term = Field(Term("data/agreements"), description="Folder of the agreements.")
    parties: Term = Field(Term("data/parties"), description="Folder of the organisations.")
    catalogue: Term = Field(Term("data/catalogue"), description="Folder of the catalogue.")
    templates: Term = Field(Term("templates"), description="Folder of the forms.")
    output: Term = Field(Term("output"), description="Folder for what is made.")
