"""Tables of which one has a column more, or the columns in another order."""

from test_alignment import document, table, told

HEAD = ("Underbiträde", "Behandling", "Land")
ROWS = [("Birk Drift AB", "Drift av servrar", "Sverige"), ("Asp Support AB", "Support på distans", "Sri Lanka")]
OTHER = ("Tall Hosting AB", "Säkerhetskopior", "Norge")
OLD = document(table(HEAD, *ROWS))


def test_a_new_column_is_told_cell_by_cell() -> None:
    new = document(table((*HEAD, "Grund"), (*ROWS[0], "–"), (*ROWS[1], "Standardavtalsklausuler")))
    assert told(OLD, new) == [
        "changed row: Underbiträde | Behandling | Land+ | Grund+",
        "added cell [Birk Drift AB/Grund]: +–+",
        "added cell [Asp Support AB/Grund]: +Standardavtalsklausuler+",
    ]
    assert told(new, OLD)[1:] == [
        "removed cell [Birk Drift AB/Grund]: -–-",
        "removed cell [Asp Support AB/Grund]: -Standardavtalsklausuler-",
    ]


def test_a_new_column_and_a_swapped_row() -> None:
    new = document(
        table(
            (HEAD[0], "Godkänd", *HEAD[1:]),
            ("Birk Drift AB", "ja", *ROWS[0][1:]),
            ("Tall Hosting AB", "ja", *OTHER[1:]),
        )
    )
    assert told(OLD, new) == [
        "changed row: Underbiträde+ | Godkänd+ | Behandling | Land",
        "added cell [Birk Drift AB/Godkänd]: +ja+",
        "removed row: -Asp Support AB | Support på distans | Sri Lanka-",
        "added row: +Tall Hosting AB | ja | Säkerhetskopior | Norge+",
    ]


def test_a_column_of_numbers_is_told_at_its_head() -> None:
    new = document(table(("Nr", *HEAD), *((str(n), *row) for n, row in enumerate(ROWS, 1))))
    assert told(OLD, new) == ["changed row: +Nr | +Underbiträde | Behandling | Land"]


def test_columns_in_another_order() -> None:
    new = document(table((HEAD[0], HEAD[2], HEAD[1]), *((row[0], row[2], row[1]) for row in ROWS)))
    assert len(told(OLD, new)) == 1


def test_a_head_in_other_words() -> None:
    new = document(table((*HEAD[:2], "Länder"), *ROWS))
    assert told(OLD, new) == ["changed cell [Underbiträde/Länder]: -Land-+Länder+"]
