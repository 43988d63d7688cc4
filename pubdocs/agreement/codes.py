"""The closed lists of the field: codes in GDPR's English, with the Swedish wording that is printed."""

from pubdocs.agreement.values import Code


class Role(Code):
    """What a party is in the chain from the controller downwards."""

    __slots__ = ()
    words = {
        "controller": "personuppgiftsansvarig",
        "central-controller": "centralt personuppgiftsansvarig",
        "local-controller": "lokalt personuppgiftsansvarig",
        "processor": "personuppgiftsbiträde",
        "sub-processor": "underbiträde",
        "register-centre": "registercentrum",
        "it-supplier": "IT-leverantör",
    }


class Operation(Code):
    """An operation of processing (GDPR art. 4(2))."""

    __slots__ = ()
    words = {
        "collection": "insamling",
        "recording": "registrering",
        "organisation": "organisering",
        "structuring": "strukturering",
        "storage": "lagring",
        "adaptation": "bearbetning",
        "alteration": "ändring",
        "retrieval": "framtagning",
        "consultation": "läsning",
        "use": "användning",
        "transmission": "utlämning genom överföring",
        "dissemination": "spridning",
        "making-available": "tillhandahållande på annat sätt",
        "alignment": "justering",
        "combination": "sammanförande",
        "restriction": "begränsning",
        "erasure": "radering",
        "destruction": "förstöring",
    }


class DataClass(Code):
    """What the law says of a type of data (GDPR art. 9, art. 10; dataskyddslagen 3 kap. 10 §)."""

    __slots__ = ()
    words = {
        "ordinary": "övriga personuppgifter",
        "sensitive": "känsliga personuppgifter",
        "criminal": "uppgifter om lagöverträdelser",
        "national-id": "personnummer eller samordningsnummer",
    }


class MeasureKind(Code):
    """Technical or organisational (GDPR art. 32)."""

    __slots__ = ()
    words = {"technical": "teknisk", "organisational": "organisatorisk"}


class MeasureClass(Code):
    """The seventeen classes of measures in the EU's own annexes (2021/915 annex III, 2021/914 annex II)."""

    __slots__ = ()
    words = {
        "pseudonymisation-encryption": "pseudonymisering och kryptering",
        "confidentiality-integrity-availability": "konfidentialitet, integritet, tillgänglighet och motståndskraft",
        "restoration": "återställning efter en incident",
        "testing": "regelbunden provning",
        "identification": "identifiering och behörighet",
        "transmission": "skydd vid överföring",
        "storage": "skydd vid lagring",
        "physical-security": "fysisk säkerhet",
        "logging": "loggning",
        "configuration": "systemkonfiguration",
        "governance": "styrning av informationssäkerhet",
        "certification": "certifiering",
        "minimisation": "uppgiftsminimering",
        "quality": "uppgifternas kvalitet",
        "limited-retention": "begränsad lagringstid",
        "accountability": "ansvarsskyldighet",
        "portability-erasure": "dataportabilitet och radering",
    }


class Basis(Code):
    """What a transfer to a third country rests on (GDPR chapter V)."""

    __slots__ = ()
    words = {
        "adequacy": "beslut om adekvat skyddsnivå",
        "scc": "Kommissionens standardavtalsklausuler",
        "bcr": "bindande företagsbestämmelser",
        "code-of-conduct": "godkänd uppförandekod",
        "certification": "godkänd certifieringsmekanism",
        "derogation": "undantag i särskilda situationer",
    }


class SccModule(Code):
    """A module of the standard contractual clauses in decision (EU) 2021/914."""

    __slots__ = ()
    words = {
        "1": "modul 1",
        "2": "modul 2",
        "3": "modul 3",
        "4": "modul 4",
    }


class AuthorisationMode(Code):
    """How sub-processors are authorised (GDPR art. 28(2))."""

    __slots__ = ()
    words = {
        "specific": "särskilt skriftligt förhandstillstånd",
        "general": "allmänt skriftligt förhandstillstånd",
    }


class TransferPolicy(Code):
    """Whether transfers to third countries are let through at all."""

    __slots__ = ()
    words = {
        "allowed": "tillåten endast på en angiven grund enligt kapitel V dataskyddsförordningen",
        "approval": "tillåten endast på en angiven grund enligt kapitel V dataskyddsförordningen, och först när den "
        "Personuppgiftsansvarige har godkänt den skriftligen i det enskilda fallet",
        "forbidden": "inte tillåten",
    }


class SubprocessorAgreement(Code):
    """How far the agreement with a sub-processor has come (GDPR art. 28(4))."""

    __slots__ = ()
    words = {"signed": "tecknat", "drafted": "utkast", "none": "saknas"}


class Conjunction(Code):
    """The word before the last of several."""

    __slots__ = ()
    words = {"and": "och", "or": "eller"}


class NumberingPolicy(Code):
    """What happens to the numbers when a clause is left out."""

    __slots__ = ()
    words = {"flow": "löpande", "fixed": "fast"}


class ClauseNumber(Code):
    """The number of a free clause."""

    __slots__ = ()
    words = {"own": "eget nummer", "inserted": "infogad (4 a)", "none": "utan nummer"}


class ClauseNumbering(Code):
    """How the clauses inside a free clause are numbered."""

    __slots__ = ()
    words = {"clauses": "som klausuler (1.1)", "points": "som punkter (a.)"}


class FormKind(Code):
    """What a form is for, and so which rules its documents can be judged by."""

    __slots__ = ()
    words = {
        "instruction": "instruktion mellan namngivna parter",
        "terms": "villkor för alla som ansluter sig",
        "text": "fri text",
        "notice": "meddelanden om ändringar",
    }


class Language(Code):
    """A document's language."""

    __slots__ = ()
    words = {"sv": "svenska"}
