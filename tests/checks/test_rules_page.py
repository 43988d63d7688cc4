"""docs/regler.md says what the rules say."""

from tools.rules import PAGE, page, swedish


def test_the_page_of_the_rules_is_in_step_with_them() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(swedish()), "run python -m tools.rules"
