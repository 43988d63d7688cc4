"""The documents of a notice: for each party the notice itself, and the letter about new sub-processors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import PartyInRole
from pubdocs.amendments.notice import (
    Coming,
    Engagement,
    Notice,
    authorisation_in_force,
    by_severity,
    coming,
    parties_of,
)
from pubdocs.amendments.timing import LAW, Asked, Days, Subject, days_of, start_of
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Severity, Span, msg
from pubdocs.library import Templates
from pubdocs.made import Made, settled
from pubdocs.notices.finding import Changed
from pubdocs.source.reference import reference
from pubdocs.tags.scope import facts
from pubdocs.word.references import Draft
from pubdocs.word.template import fill

NOTICE, LETTER = "andringsmeddelande", "underbitrade"
"""The appendices of a form for notices: the notice, and the letter that is written of new sub-processors alone."""
TO_ALL = "alla"
"""The folder of a notice to all who are joined to an agreement that names no controller."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What goes to one party: its folder below that of the notices, the facts, the documents by appendix."""

    changed: Changed
    folder: str
    notice: Notice
    documents: Mapping[str, Made]


def letters(
    changed: Changed, form: Form, templates: Templates, asked: Asked, file: str, found: Findings
) -> Iterator[Letters]:
    """The documents for each party of an agreement that changed; what is wrong goes to `found`.

    `file` is where the agreement stands. Adds: notice.no-sender, notice.transfer-forbidden and
    notice.no-transfer, notice.begins-before (warnings), what `timing.days_of` and filling complain of.
    """
    sender, recipients = parties_of(changed.new)
    if sender is None:
        message = msg("It cannot be told who gives notice: no party of the agreement is entrusted with data.")
        hint = msg("Give the party that processes data for the other the role processor.")
        found.add(Diagnostic("notice.no-sender", message, Span(file, 1, 1), hint))
        return
    new = tuple(coming(changed.old, changed.new, changed.amendments))
    substantive = bool(by_severity(changed.amendments, "substantive"))
    with found.collecting():
        days = days_of(changed.old, changed.new, new, asked, Subject(file, substantive))
        for recipient in recipients or (None,):
            notice = _notice(changed, new, days, sender, recipient)
            found.extend((*_unauthorised(notice), *_abroad(notice), *_early(notice)))
            with found.collecting():
                made = dict(_documents(changed, form, templates, notice))
                yield Letters(changed, _folder(changed, recipient), notice, made)


def _notice(
    changed: Changed, new: Sequence[Coming], days: Days, sender: PartyInRole, recipient: PartyInRole | None
) -> Notice:
    third = reference()
    engagements = tuple(
        Engagement(
            company=one.company,
            replaces=one.replaces,
            start=start_of(one, days),
            third_countries=tuple(country for country in one.company.countries if not third.in_eea(country)),
            transfers=one.transfers,
        )
        for one in new
    )
    substantive = by_severity(changed.amendments, "substantive")
    first = (substantive or changed.amendments)[0]
    return Notice(
        date=days.date,
        decided=days.decided,
        effective=days.effective,
        last_day=days.last_day,
        objection_days=days.objection_days,
        severity=first.severity,
        changes=changed.amendments,
        substantive=substantive,
        editorial=by_severity(changed.amendments, "editorial"),
        engagements=engagements,
        authorisation=authorisation_in_force(changed.old, changed.new),
        sender=sender,
        recipient=recipient,
        old_version=changed.old.version,
        old_date=changed.old.date,
    )


def _unauthorised(notice: Notice) -> Iterator[Diagnostic]:
    """New sub-processors where the agreement does not say how they are authorised."""
    if notice.engagements and notice.authorisation is None:
        message = msg("There is a new sub-processor, and the agreement does not say how sub-processors are authorised.")
        hint = msg(
            "The letter asks for approval, as with mode: specific. State authorisation if it is general, with "
            "notice_days and objection_days."
        )
        place = notice.engagements[0].company.id.span
        yield Diagnostic("notice.no-authorisation", message, place, hint, Severity.WARNING, law=LAW)


def _abroad(notice: Notice) -> Iterator[Diagnostic]:
    """New sub-processors in a third country to which nothing may be transferred, or no transfer is stated."""
    forbidden = notice.authorisation is not None and notice.authorisation.transfers == "forbidden"
    for one in notice.engagements:
        name, place = {"company": one.company.name}, one.company.id.span
        if one.third_countries and forbidden:
            message = msg("{company} is in a third country, and the agreement forbids transfers there.", **name)
            hint = msg("So it was agreed up to now; the letter asks for the controller's written approval.")
            yield Diagnostic("notice.transfer-forbidden", message, place, hint, Severity.WARNING, law=_CHAPTER)
        if one.third_countries and not one.transfers:
            message = msg("{company} is in a third country, and the agreement states no transfer to it.", **name)
            hint = msg("State it in transfers, with the company as importer; the letter says that no basis is stated.")
            yield Diagnostic("notice.no-transfer", message, place, hint, Severity.WARNING, law=_CHAPTER)


def _early(notice: Notice) -> Iterator[Diagnostic]:
    """New sub-processors that begin while the version that does not name them still holds."""
    for one in notice.engagements:
        if one.start < notice.effective:
            message = msg(
                "{company} begins on {start}, but the changes take effect on {effective}.",
                company=one.company.name,
                start=one.start,
                effective=notice.effective,
            )
            hint = msg(
                "Let the changes take effect on that day (--effective {start}), or give a later start.", start=one.start
            )
            yield Diagnostic("notice.begins-before", message, one.start.span, hint, Severity.WARNING, law=LAW)


_CHAPTER = "kap. V dataskyddsförordningen"


def _documents(changed: Changed, form: Form, templates: Templates, notice: Notice) -> Iterator[tuple[str, Made]]:
    for appendix in form.appendices:
        if appendix.id != LETTER or notice.engagements:
            yield str(appendix.id), _made(changed, form, templates, appendix, notice)


def _made(changed: Changed, form: Form, templates: Templates, appendix: Appendix, notice: Notice) -> Made:
    """A document of a notice. Its references lead into the agreement's documents as they are now."""
    values = {**facts(changed.new, form, appendix), "notice": notice}
    template = templates.template(NOTICE_FORM, appendix)
    draft = Draft.of(template, fill(template, values, keep=True))
    return settled(draft, changed.library.elsewhere(changed.variant, str(appendix.id)))


NOTICE_FORM = "notice"
"""The form whose templates notices are written with: a folder in the project's folder of templates."""


def _folder(changed: Changed, recipient: PartyInRole | None) -> str:
    """Where the documents of a party stand; a region that is the party itself is not named twice."""
    party = str(recipient.id) if recipient else TO_ALL
    region = changed.variant.region
    return "/".join(filter(None, (changed.variant.agreement, region if region != party else "", party)))


def notice_form(form: Form | None) -> Form:
    """The form for notices of a project, if it is one. Raises Fault: notice.no-form."""
    ids = {str(one.id) for one in form.appendices} if form else set()
    if form is None or form.kind != "notice" or not {NOTICE, LETTER} <= ids:
        message = msg("The project has no form for notices.")
        hint = msg("It is the folder templates/notice of a project that pubdocs init makes; copy it from there.")
        raise Fault([Diagnostic("notice.no-form", message, None, hint)])
    return form
