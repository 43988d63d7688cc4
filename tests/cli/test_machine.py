import json
from dataclasses import replace

from pubdocs.cli.machine import as_json, as_sarif
from pubdocs.diagnostics import Among, Diagnostic, Place, Severity, Span, msg

YAML = Diagnostic(
    "value.date", msg('"{value}" is not a date.', value="ö"), Span("data/å b.yaml", 2, 7, 10), msg("Write it.")
)
WORD = Diagnostic(
    "template.x", msg("Wrong."), Place("t/a.docx", "word/document.xml", 12), severity=Severity.WARNING, law="art. 28"
)
NOWHERE = Diagnostic("x.y", msg("Wrong."), severity=Severity.INFORMATION)


def test_json_has_an_object_for_each_with_null_for_what_it_lacks() -> None:
    text = as_json([WORD, YAML, NOWHERE])
    assert text.isascii()
    keys = ["code", "severity", "message", "file", "line", "column", "part", "paragraph", "hint", "law", "agreement"]
    keys += ["variants"]
    rows = json.loads(text)
    assert [list(row) for row in rows] == [keys] * 3
    assert [tuple(row.values()) for row in rows] == [
        ("x.y", "information", "Wrong.", None, None, None, None, None, None, None, None, None),
        ("value.date", "error", '"ö" is not a date.', "data/å b.yaml", 2, 7, None, None, "Write it.", None, None, None),
        (
            "template.x",
            "warning",
            "Wrong.",
            "t/a.docx",
            None,
            None,
            "word/document.xml",
            12,
            None,
            "art. 28",
            None,
            None,
        ),
    ]
    assert json.loads(as_json([])) == []


def test_machines_are_told_in_which_variants_something_was_found() -> None:
    one = replace(YAML, code="X01", law="art. 28", about="journal", among=Among(("kalmar", "skane"), 21))
    assert json.loads(as_json([one]))[0]["variants"] == ["kalmar", "skane"]
    (run,) = json.loads(as_sarif([one]))["runs"]
    properties = {"agreement": "journal", "law": "art. 28", "variants": ["kalmar", "skane"]}
    assert run["results"][0]["properties"] == properties


def test_sarif_places_each_result_and_names_its_rule() -> None:
    log = json.loads(as_sarif([WORD, YAML, NOWHERE]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["template.x", "value.date", "x.y"]
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [
        ("x.y", "note"),
        ("value.date", "error"),
        ("template.x", "warning"),
    ]
    nowhere, yaml, word = (result["locations"] for result in run["results"])
    assert nowhere == []
    assert yaml == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "data/%C3%A5%20b.yaml"},
                "region": {"startLine": 2, "startColumn": 7, "endColumn": 17},
            }
        }
    ]
    assert word[0]["logicalLocations"] == [{"fullyQualifiedName": "word/document.xml/12", "kind": "element"}]
