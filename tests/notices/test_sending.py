"""From two versions of a project to notices, letters and the record of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from pubdocs.amendments.notice import NoticeLog
from pubdocs.diagnostics import Diagnostic, Fault, Findings, WriteFault
from pubdocs.source.binding import bind
from pubdocs.source.folder import Folder
from pubdocs.source.reader import read_file
from tests.notices.versions import AGREEMENT, Versions

GOLDEN = Path(__file__).parents[1] / "cases" / "notices"
TO = "exempel-halsocentral/gavleborg/tallmoviken-halsocentral"
ID, OTHER = "    - id: ceylon-interpreters\n", "    - id: tolkning\n"
FJORDVAKT = """\
    - id: fjordvakt
      importer: Fjordvakt Brukerstøtte AS
      country: GB
      reason: support under natten
      basis: adequacy
      decision: C(2025) 8771
      data: [namn]
      subjects: [anstallda]
"""
Expect = Callable[[Path, str], None]
Notices = Callable[[], list[str]]


def faults(versions: Versions, *names: str, **days: str) -> list[Diagnostic]:
    with pytest.raises(Fault) as caught:
        versions.send(*names, **days)
    assert not (versions.folder / "out").exists()
    assert all(one.message.render() for one in caught.value.diagnostics)
    return list(caught.value.diagnostics)


def codes(versions: Versions, *names: str, **days: str) -> list[str]:
    return [one.code for one in faults(versions, *names, **days)]


def test_a_new_sub_processor_in_sri_lanka(versions: Versions, expect: Expect, notices: Notices) -> None:
    done = versions.sri_lanka().send()
    assert done.findings == ()
    for name in ("andringsmeddelande", "underbitrade"):
        expect(GOLDEN / f"{name}.md", (versions.folder / "out" / TO / f"{name}.md").read_text(encoding="utf-8"))
    assert notices() == ["2026-05-25-exempel-halsocentral.yaml"]
    expect(GOLDEN / "log.yaml", (versions.new / "data/notices" / notices()[0]).read_text(encoding="utf-8"))


def test_the_documents_are_valid_and_the_same_each_time(versions: Versions) -> None:
    first = versions.sri_lanka().send()
    for path in first.written:
        if path.suffix == ".docx":
            assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
            assert [str(found) for found in ooxml_integrity.check(path)] == []
    again = versions.send()
    assert (again.written, set(again.unchanged)) == ((), set(first.written))


def test_the_record_can_be_read(versions: Versions, notices: Notices) -> None:
    versions.sri_lanka().send()
    findings = Findings()
    node = read_file(Folder(versions.new), f"data/notices/{notices()[0]}", findings)
    assert node is not None
    log = bind(node, NoticeLog, findings)
    assert list(findings) == []
    assert log is not None
    assert (log.sent[0].party, log.sent[0].last_day) == ("tallmoviken-halsocentral", "2026-06-14")


def test_a_record_is_not_written_over(versions: Versions, notices: Notices) -> None:
    versions.sri_lanka().send()
    shutil.rmtree(versions.folder / "out")
    versions.change(("Tolka samtal", "Översätta samtal"))
    assert codes(versions) == ["notice.logged"]
    versions.send(date="2026-05-26")
    assert notices() == ["2026-05-25-exempel-halsocentral.yaml", "2026-05-26-exempel-halsocentral.yaml"]


def test_what_goes_to_others_on_the_same_day_is_added_to_the_record(versions: Versions, notices: Notices) -> None:
    layer = "data/agreements/journalforing/lydelse-2026.yaml"
    versions.change(("Systemet drivs i två skilda datorhallar", "Systemet  drivs i tre skilda datorhallar"), file=layer)
    versions.send("journalforing", regions=("skane",), date="2026-06-01")
    (record,) = (versions.new / "data/notices" / name for name in notices())
    first = record.read_text(encoding="utf-8") + "# Skickat med post.\n"
    record.write_text(first, encoding="utf-8")
    some = versions.send("journalforing", regions=("skane", "norr"), date="2026-06-01")
    assert [one.changed.variant.region for one in some.letters][-1] == "norrbotten"
    second = record.read_text(encoding="utf-8")
    assert second.startswith(first)
    assert [second.count(f"region: {one}\n") for one in ("skane", "norrbotten")] == [1, 1]
    versions.send("journalforing", regions=("skane", "norr"), date="2026-06-01")
    assert record.read_text(encoding="utf-8") == second
    versions.change(("i tre skilda", "i fyra skilda"), file=layer)
    shutil.rmtree(versions.folder / "out")
    assert codes(versions, "journalforing", date="2026-06-01") == ["notice.logged"]
    record.write_text("agreement: [", encoding="utf-8")
    assert codes(versions, "journalforing", date="2026-06-01") == ["yaml.quote-needed"]


def test_a_draft_is_not_recorded(versions: Versions, notices: Notices) -> None:
    done = versions.sri_lanka().send(draft=True)
    assert len(done.written) == 4
    assert notices() == []


def test_what_cannot_be_written_is_not_recorded(versions: Versions, notices: Notices) -> None:
    versions.sri_lanka()
    (versions.folder / "out").write_text("in the way")
    with pytest.raises(WriteFault):
        versions.send()
    assert notices() == []


def test_nothing_changed_gives_nothing(versions: Versions, notices: Notices) -> None:
    done = versions.send()
    assert (done.letters, done.written, notices()) == ((), (), [])


def test_another_id_alone_is_told_to_nobody(versions: Versions) -> None:
    versions.change(("    - id: provning\n", "    - id: prov\n"))
    assert versions.send(date="2026-06-01").letters == ()


def test_a_signature_is_told_to_nobody(versions: Versions) -> None:
    versions.change(("    place: Gävle\n    date: 2026-03-02\n", "    place: Gävle\n    date: 2026-03-09\n"))
    assert versions.send(date="2026-06-01").letters == ()


def test_a_typo_is_editorial_and_holds_at_once(versions: Versions) -> None:
    versions.change(("förvaras krypterade i en", "förvaras kryptterade i en"))
    (letters,) = versions.send(date="2026-06-01").letters
    assert (letters.notice.severity, letters.notice.effective) == ("editorial", "2026-06-01")
    assert list(letters.documents) == ["andringsmeddelande"]
    text = versions.text(f"{TO}/andringsmeddelande.md")
    assert "| Ändringens slag | Redaktionell |" in text
    assert "Ändringarna är redaktionella." in text
    assert "Sakliga" not in text


def test_texts_are_quoted_as_the_documents_have_them(versions: Versions) -> None:
    versions.change(("Om incidenter gäller [](#incidenter)", "Om alla incidenter gäller [](#incidenter)"))
    versions.send(date="2026-06-01")
    text = versions.text(f"{TO}/andringsmeddelande.md")
    assert "Om incidenter gäller punkt 9 i bilaga 1 och om granskning punkt 10 i bilaga 1." in text
    assert "Om alla incidenter gäller punkt 9 i bilaga 1" in text


def test_words_that_are_the_same_in_print_are_editorial(versions: Versions) -> None:
    versions.change(("{{ controller.genitive }} Personuppgifter", "Tallmovikens Hälsocentral AB:s Personuppgifter"))
    (letters,) = versions.send(date="2026-06-01").letters
    assert [str(one.kind) for one in letters.notice.changes] == ["wording"]


def test_with_a_specific_authorisation_approval_is_asked_for(versions: Versions, expect: Expect) -> None:
    specific = ("  mode: general\n  notice_days: 30\n  objection_days: 20\n", "  mode: specific\n")
    versions.change(specific)
    (versions.old / AGREEMENT).write_bytes((versions.new / AGREEMENT).read_bytes())
    versions.sri_lanka().send()
    expect(GOLDEN / "godkannande.md", (versions.folder / "out" / TO / "underbitrade.md").read_text(encoding="utf-8"))


def test_transfers_that_want_approval_are_asked_for_too(versions: Versions) -> None:
    versions.change(("  transfers: allowed\n", "  transfers: approval\n"))
    (versions.old / AGREEMENT).write_bytes((versions.new / AGREEMENT).read_bytes())
    versions.sri_lanka().send()
    text = versions.text(f"{TO}/underbitrade.md")
    assert "# Er rätt att invända" in text
    assert "endast efter ert skriftliga godkännande i varje enskilt fall. Vi ber er att godkänna den överföring" in text


def test_what_the_agreement_forbids_or_leaves_unsaid_is_warned_of(versions: Versions) -> None:
    versions.change(("  transfers: allowed\n", "  transfers: forbidden\n"))
    (versions.old / AGREEMENT).write_bytes((versions.new / AGREEMENT).read_bytes())
    done = versions.sri_lanka().change((f"{ID}      importer: Ceylon", f"{OTHER}      importer: C.")).send()
    assert [one.code for one in done.findings] == ["notice.transfer-forbidden", "notice.no-transfer"]
    text = versions.text(f"{TO}/underbitrade.md")
    assert "Enligt det som gäller hittills får personuppgifter inte föras över till tredje land." in text
    assert "Underskrift och namnförtydligande" in text


def test_a_company_that_begins_before_the_new_version_holds_is_warned_of(versions: Versions) -> None:
    done = versions.sri_lanka().change(("start: 2026-09-01", "start: 2026-07-01")).send()
    assert [(one.code, one.message.render()) for one in done.findings] == [
        (
            "notice.begins-before",
            "Ceylon Interpreters (Pvt) Ltd begins on 2026-07-01, but the changes take effect on 2026-08-25.",
        )
    ]
    assert versions.send(date="2026-05-25", effective="2026-07-01", draft=True).findings == ()


def test_a_transfer_to_one_that_is_there_already_is_asked_for_in_the_notice(versions: Versions) -> None:
    versions.change(("  transfers: allowed\n", "  transfers: approval\n"))
    (versions.old / AGREEMENT).write_bytes((versions.new / AGREEMENT).read_bytes())
    versions.change(("access: [NO, SE]", "access: [NO, SE, GB]"))
    versions.change(("    - id: kaveri-ridge\n      importer", f"{FJORDVAKT}    - id: kaveri-ridge\n      importer"))
    (letters,) = versions.send(date="2026-06-01").letters
    assert list(letters.documents) == ["andringsmeddelande"]
    text = versions.text(f"{TO}/andringsmeddelande.md")
    assert "# Ert godkännande av överföringen" in text
    assert "Innan vi har fått ert skriftliga godkännande överförs inga personuppgifter dit." in text


def test_one_in_the_place_of_another(versions: Versions) -> None:
    versions.sri_lanka()
    old = (versions.new / AGREEMENT).read_text(encoding="utf-8")
    start = old.index("    - id: maple-lake\n      purpose: Skicka")
    versions.change(
        (old[start : old.index("    - id: ceylon-interpreters\n      purpose")], ""),
        ("Tolka samtal mellan patienter och personal på distans.", "Skicka påminnelser om bokade besök."),
    )
    (letters,) = versions.send().letters
    assert "subprocessor-replaced" in [str(one.kind) for one in letters.notice.changes]
    assert "| Ersätter | Maple Lake Messaging Inc. |" in versions.text(f"{TO}/underbitrade.md")


def test_several_new_sub_processors_stand_in_one_letter(versions: Versions) -> None:
    second = "    - {id: inera, purpose: Ge råd om tolkning., established: [SE], access: [SE], start: 2026-09-01}\n"
    versions.sri_lanka().change(("\nclauses:", f"{second}\nclauses:")).send()
    text = versions.text(f"{TO}/underbitrade.md")
    assert "Underrättelse om nya underbiträden" in text
    assert "Vi vill anlita dessa underbiträden:" in text
    assert "att underbiträdena anlitas" in text
    assert "Om Ceylon Interpreters (Pvt) Ltd och Inera AB lämnar vi" in versions.text(f"{TO}/andringsmeddelande.md")


def test_without_a_controller_the_notice_goes_to_all(versions: Versions) -> None:
    file = "data/agreements/inera-hemmatning.yaml"
    versions.change(("version: 1.0", "version: 1.1"), ("avslutas efter 15", "avslutas efter 30"), file=file)
    done = versions.send("inera-hemmatning", date="2026-06-01")
    assert [one.folder for one in done.letters] == ["inera-hemmatning/alla"]
    text = versions.text("inera-hemmatning/alla/andringsmeddelande.md")
    assert "| Till | Alla personuppgiftsansvariga som omfattas |" in text
    assert "Frågor besvaras av Inera AB." in text


def test_a_form_s_own_words_are_a_change_too(versions: Versions) -> None:
    form = versions.new / "templates/skr-2023"
    shutil.copy(versions.new / "templates/skr-2018/bilaga-2.docx", form / "bilaga-2.docx")
    versions.send("modellavtal-1", date="2026-06-01")
    text = versions.text("modellavtal-1/granbacken/andringsmeddelande.md")
    assert "Bilaga 2: formulärets fasta text är ändrad" in text


def test_a_new_agreement_has_no_change_to_tell(versions: Versions) -> None:
    (versions.old / AGREEMENT).unlink()
    done = versions.send()
    assert (done.letters, done.fresh) == ((), ("exempel-halsocentral",))


def test_what_is_wrong_is_told_at_its_place_and_nothing_is_written(versions: Versions, notices: Notices) -> None:
    assert codes(versions.sri_lanka(), date="2026-08-20") == ["notice.too-soon"]
    (found,) = faults(versions, date="2026-08-20")
    assert f"{AGREEMENT}:" in str(found.span)
    assert "2026-09-19" in found.message.render()
    assert codes(versions, "nothing") == ["project.unknown-agreement"]
    versions.change(("date: 2026-05-25", "date: 2026-03-02"))
    assert codes(versions) == ["notice.no-date"]
    shutil.rmtree(versions.new / "templates/notice")
    assert codes(versions, date="2026-06-01") == ["notice.no-form"]
    assert notices() == []


def test_a_project_that_is_wrong_gives_no_notice(versions: Versions) -> None:
    versions.change(("role: processor", "role: processer"))
    assert codes(versions, date="2026-06-01") == ["value.code"]


def test_what_was_wrong_before_gives_no_notice_but_for_other_agreements(versions: Versions) -> None:
    broken = versions.old / AGREEMENT
    broken.write_text(broken.read_text(encoding="utf-8").replace("title: ", "title: [", 1), encoding="utf-8")
    (found,) = faults(versions, date="2026-06-01")
    assert (found.code, str(found.span).startswith(f"{versions.old}/{AGREEMENT}:")) == ("yaml.bracket", True)
    assert versions.send("modellavtal-1", date="2026-06-01").letters == ()


def test_the_form_for_notices_is_no_agreement_s(versions: Versions) -> None:
    versions.change(("form: skr-2023", "form: notice"))
    assert "data.notice-form" in codes(versions, date="2026-06-01")


def test_what_another_agreement_changed_is_told_where_it_is_referred_to(versions: Versions) -> None:
    file = "data/agreements/inera-allmanna-instruktioner.yaml"
    text = (versions.new / file).read_text(encoding="utf-8")
    before = next(line for line in text.splitlines(keepends=True) if line.strip() == "- id: atkomstloggar")
    indent = before[: before.index("-")]
    more = f"{indent}- id: fler-loggar\n{indent}  text: sparar fler loggar.\n"
    versions.change((before, more + before), file=file)
    told = {
        one.changed.variant.agreement: [str(change.words) for change in one.notice.changes]
        for one in versions.send(date="2026-06-01").letters
    }
    assert told["inera-hemmatning"] == [
        "Tjänstespecifika villkor hänvisar under ”Kundens ansvar” och ”Avvikelser från Allmänna instruktioner” till "
        "något som har ändrats."
    ]
    assert told["inera-allmanna-instruktioner"][0].endswith("ny klausul: ”sparar fler loggar.”")
