"""What a tag may say: names and kinds checked in all branches, with what was meant."""

from collections.abc import Mapping
from typing import Any

import pytest

from pubdocs.tags.checking import Checked, check
from pubdocs.tags.environment import environment
from pubdocs.tags.scope import AnyScope, scope

SCOPE = scope()


def checked(*tags: str, scope: Mapping[str, Any] = SCOPE, ids: bool = False) -> Checked:
    """Tags, one a line; two that touch are two."""
    return check("\n".join(tags).replace("%}{%", "%}\n{%"), scope, environment(), ids=ids)


def problems(*tags: str, **options: Any) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in checked(*tags, **options).problems]


def hint(*tags: str, **options: Any) -> str:
    (problem,) = checked(*tags, **options).problems
    return problem.hint.render() if problem.hint else ""


@pytest.mark.parametrize(
    "tags",
    [
        ["{{ title }}"],
        ["{{ controller.contact.email }}"],
        ["{{ parties | och }}", "{{ parties | eller | versal }}", "{{ processor | genitiv }}", "{{ date | datum }}"],
        ["{{ processor.country | land }}", "{{ authorisation.mode | versal }}"],
        ["{% if date %}", "{{ date }}", "{% elif title %}", "{% else %}", "{% endif %}"],
        ["{% for x in transfers.items %}", "{{ x.importer }}{{ loop.index }}", "{% endfor %}"],
        ["{% for x in transfers.items if x.country %}", "{{ x.country }}", "{% endfor %}"],
        ["{% for x in clauses %}", "{% for y in x.clauses %}", "{{ y.heading }}", "{% endfor %}", "{% endfor %}"],
        [
            "{% for x in subprocessors.groups %}",
            "{% for y in x.members %}",
            "{{ y.countries | och }}",
            "{% endfor %}",
            "{% endfor %}",
        ],
        ['{{ transfers["cambio"].importer }}'],
        ['{{ ref("tredje-land") }}', "{{ ref(controller.id) }}"],
        ["{% if purpose and not purpose.quoted %}", "{% endif %}"],
        ["{% if form.title == appendix.title or title in ('a', 'b') %}", "{% endif %}"],
        ["{% for x in parties %}", "{% if x.role == 'controller' and loop.index > 1 %}", "{% endif %}", "{% endfor %}"],
        [],
    ],
)
def test_what_may_be_said(tags: list[str]) -> None:
    assert problems(*tags) == []


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("{{ titel }}", "title"),
        ("{{ controler.name }}", "controller"),
        ("{{ controller.nam }}", "controller.name"),
        (
            "{{ controller.contact.epost }}",
            "controller.contact.email, controller.contact.name, controller.contact.phone",
        ),
        ("{{ transfers.item }}", "transfers.items"),
        ("{{ transfers.cambio }}", 'transfers["the-id"]'),
        ("{{ title | versall }}", "versal"),
        ("{{ title | upper }}", "och, eller, datum, land, genitiv, versal"),
        ("{% if authorisation.mode == 'specifik' %}{% endif %}", "specific"),
        ("{% if authorisation.mode in ('general', 'specifc') %}{% endif %}", "specific"),
        ("{% if 'genral' == authorisation.mode %}{% endif %}", "general"),
    ],
)
def test_what_was_meant(tag: str, meant: str) -> None:
    assert meant in hint(tag)


def test_a_near_name_is_near_in_its_last_part() -> None:
    assert "Did you mean" not in hint("{{ controller.xyzzy }}")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ title + 1 }}", "tag.not-allowed"),
        ("{{ -1 }}", "tag.not-allowed"),
        ("{{ title ~ title }}", "tag.not-allowed"),
        ("{{ title is defined }}", "tag.not-allowed"),
        ("{{ 'a' if title else 'b' }}", "tag.not-allowed"),
        ("{{ parties[0].name }}", "tag.not-allowed"),
        ("{{ title[1:] }}", "tag.not-allowed"),
        ("{{ {} }}", "tag.not-allowed"),
        ("{{ none }}", "tag.not-allowed"),
        ("{{ 1.5 }}", "tag.not-allowed"),
        ("{{ title.upper() }}", "tag.not-allowed"),
        ("{{ [title, date] }}", "tag.not-allowed"),
        ("{{ ref('a') | versal }}", "tag.not-allowed"),
        ("{% if ref('a') %}{% endif %}", "tag.not-allowed"),
        ("{% for a, b in parties %}{% endfor %}", "tag.not-allowed"),
        ("{% for a in parties recursive %}{% endfor %}", "tag.not-allowed"),
        ("{{ ref(title) }}", "tag.no-id"),
        ("{{ ref('a', 'b') }}", ""),
        ("{{ ref('bilaga-1#a') }}", ""),
        ("{{ ref('avtal/bilaga-1#a') }}", ""),
        ("{{ ref('a', 'b c') }}", "tag.no-id"),
        ("{{ ref('a#b#c') }}", "tag.no-id"),
        ("{{ ref('#') }}", "tag.no-id"),
        ("{{ ref() }}", "tag.no-id"),
        ("{{ bookmark('a', 'b') }}", "tag.no-id"),
        ("{{ bookmark('bilaga-1#a') }}", "tag.no-id"),
        ("{{ ref(id='a') }}", "tag.no-id"),
        ("{{ bookmark('Två ord') }}", "tag.no-id"),
        ("{{ title.__class__ }}", "tag.unknown-name"),
        ("{{ controller.model_dump }}", "tag.unknown-name"),
        ("{{ controller.__dict__ }}", "tag.unknown-name"),
        ("{{ _filling }}", "tag.unknown-name"),
        ("{{ loop.index }}", "tag.unknown-name"),
        ("{% for x in parties if loop.first %}{% endfor %}", "tag.unknown-name"),
        ("{{ title | datum }}", "tag.filter-kind"),
        ("{{ signed | och }}", "tag.filter-kind"),
        ("{{ title | versal(1) }}", "tag.unknown-filter"),
        ("{{ parties }}", "tag.prints-list"),
        ("{{ controller }}", "tag.prints-group"),
        ("{{ title == 'a' }}", "tag.prints-truth"),
        ("{{ purpose.quoted }}", "tag.prints-truth"),
        ("{% for x in title %}{% endfor %}", "tag.not-a-list"),
        ("{% for x in transfers %}{% endfor %}", "tag.not-a-list"),
        ("{{ parties.name }}", "tag.list-has-no-fields"),
        ("{{ controller['name'] }}", "tag.no-items"),
        ("{{ transfers['A B'].importer }}", "tag.no-id"),
        ("{% for loop in parties %}{% endfor %}", "tag.taken-name"),
        ("{% for _x in parties %}{% endfor %}", "tag.taken-name"),
        ("{% for ref in parties %}{% endfor %}", "tag.taken-name"),
        ("{% if authorisation.notice_days == 30 %}{% endif %}", "tag.compares"),
        ("{% if authorisation.notice_days > '30' %}{% endif %}", "tag.compares"),
        ("{% if title == parties %}{% endif %}", "tag.compares"),
        ("{% if title == true %}{% endif %}", "tag.compares"),
        ("{% if title in date %}{% endif %}", ""),
        ("{% if title in transfers %}{% endif %}", "tag.compares"),
        ("{% if date > '2022-01-01' %}{% endif %}", ""),
        ("{% if '2022-01-01' <= date < '2023-01-01' %}{% endif %}", ""),
        ("{% if title < 'b' %}{% endif %}", "tag.compares"),
    ],
)
def test_what_may_not_be_said(tag: str, code: str) -> None:
    assert [found for _, found in problems(tag)] == ([code] if code else [])


def test_what_is_right_but_for_a_word_too_many_is_told_so() -> None:
    assert hint('{{ transfers.items["cambio"].importer }}').endswith('its id: transfers["the-id"].')
    assert hint("{{ title | versal(1) }}").endswith("They take nothing in brackets.")


def test_a_loop_within_a_loop_has_no_loop_of_its_own_in_its_test() -> None:
    tags = ["{% for x in clauses %}", "{% for y in x.clauses if loop.first %}", "{% endfor %}", "{% endfor %}"]
    assert problems(*tags) == [(2, "tag.unknown-name")]


@pytest.mark.parametrize(
    "tag",
    [
        "set x = 1",
        "include 'a'",
        "import 'a' as b",
        "from 'a' import b",
        "macro m()",
        "raw",
        "block a",
        "extends 'a'",
        "with x = 1",
        "call m()",
        "filter upper",
        "autoescape false",
        "do x",
        "trans",
        "iff x",
    ],
)
def test_what_is_no_tag(tag: str) -> None:
    assert problems(f"{{% {tag} %}}") == [(1, "tag.unknown-tag")]


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["{% if title %}"], [(1, "tag.no-end")]),
        (["{% if title %}", "{% for x in parties %}", "{% endif %}"], [(2, "tag.no-end")]),
        (["{% for x in parties %}", "{% if title %}", "{% endfor %}"], [(2, "tag.no-end")]),
        (["{% for x in parties %}", "{% else %}", "{% endfor %}"], [(2, "tag.no-beginning")]),
        (["{% endif %}"], [(1, "tag.no-beginning")]),
        (["{% endfor %}"], [(1, "tag.no-beginning")]),
        (["{% else %}"], [(1, "tag.no-beginning")]),
        (["{% if title %}", "{% else %}", "{% elif date %}", "{% endif %}"], [(3, "tag.no-beginning")]),
        (["{% if title %}", "{% else %}", "{% else %}", "{% endif %}"], [(3, "tag.no-beginning")]),
        (["{% if title %}", "{% if date %}", "{% else %}", "{% endif %}"], [(1, "tag.no-end")]),
        (["{% if title %}"] * 17 + ["{% endif %}"] * 17, [(17, "tag.too-deep")]),
        (["{% if title %}"] * 16 + ["{% endif %}"] * 16, []),
    ],
)
def test_beginnings_and_ends(tags: list[str], found: list[tuple[int, str]]) -> None:
    assert problems(*tags) == found


@pytest.mark.parametrize(
    ("tag", "advice"),
    [
        ('{{ "a }}', "quotation mark"),
        ("{{ title' }}", "quotation mark"),
        ("{{ (title }}", "bracket"),
        ("{{ title] }}", "bracket"),
        ("{{ controller name }}", "point missing"),
        ("{% if title = 'x' %}{% endif %}", "two equal signs"),
        ("{{ }}", "by its name"),
        ("{% if %}{% endif %}", "by its name"),
        ("{% endif x %}", "by its name"),
        ("{{ title. }}", "by its name"),
    ],
)
def test_slips(tag: str, advice: str) -> None:
    found = [one for one in checked(tag).problems if one.code == "tag.syntax"]
    assert found
    assert found[0].hint
    assert advice in found[0].hint.render()


def test_a_tag_does_not_run_on_into_the_next() -> None:
    assert problems('{{ "a }}', '{{ b" }}') == [(1, "tag.syntax"), (2, "tag.syntax")]
    assert problems("{{ (title }}", "{{ title) }}") == [(1, "tag.syntax"), (2, "tag.syntax")]
    assert problems("{{ ['a }}", "{{ '] }}") == [(1, "tag.syntax"), (2, "tag.syntax")]


def test_names_are_checked_also_where_the_form_is_wrong() -> None:
    tags = ["{% if titel %}", "{{ nej }}", "{% for x in partis %}", "{{ x.nam }}", "{{ title }"]
    assert problems(*tags[:4]) == [
        (1, "tag.no-end"),
        (1, "tag.unknown-name"),
        (2, "tag.unknown-name"),
        (3, "tag.no-end"),
        (3, "tag.unknown-name"),
    ]


def test_what_is_printed_and_what_must_be_stated() -> None:
    found = checked(
        "{{ title }}",
        "{{ date }}",
        "{% if date and version %}",
        "{{ date }}{{ version }}",
        "{% else %}",
        "{{ date }}",
        "{% endif %}",
        "{% for x in transfers.items if x.reason %}",
        "{{ x.importer }}{{ x.reason }}{{ x.decision }}{{ loop.index }}",
        "{% endfor %}",
        "{% if transfers.text %}",
        "{{ transfers.text }}",
        "{% endif %}",
    )
    assert [(use.path, use.line, use.required) for use in found.uses] == [
        ("title", 1, True),
        ("date", 2, True),
        ("date", 4, False),
        ("version", 4, False),
        ("date", 6, True),
        ("transfers.items.importer", 9, False),
        ("transfers.items.reason", 9, False),
        ("transfers.items.decision", 9, True),
        ("transfers.text", 12, False),
    ]


def test_texts_in_data_name_things_by_their_ids_and_call_nothing() -> None:
    assert problems("{{ transfers.cambio.importer }}", ids=True) == []
    assert problems("{{ ref('a') }}", ids=True) == [(1, "tag.not-allowed")]


def test_a_scope_without_a_model_refuses_nothing_for_its_kind() -> None:
    free = AnyScope()
    assert (
        problems(
            "{% for x in a.b %}",
            "{{ x.c.d | och }}{{ x[1] }}{{ x['k'] }}",
            "{% if x > 3 or x == a %}",
            "{% endif %}",
            "{% endfor %}",
            scope=free,
        )
        == []
    )
    assert problems("{{ a + 1 }}", "{{ a | upper }}", scope=free) == [(1, "tag.not-allowed"), (2, "tag.unknown-filter")]
    assert checked("{{ a.b }}", scope=free).uses == ()
