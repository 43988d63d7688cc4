"""The table of the rules of Word files: one file each, in the order of their ids. Some only read words, as they are."""

from collections.abc import Mapping
from typing import Any

from pubdocs.checks import x27_one_spelling_of_terms, x28_stale_terms
from pubdocs.checks.documents import (
    c32_empty_clauses,
    c34_check_digits,
    c38_placeholders,
    d01_typed_numbers,
    d02_typed_lists,
    d03_tracked_changes,
    d04_comments,
    d05_language,
    d06_title,
    d07_heading_order,
    d08_real_headings,
    d09_header_rows,
    d10_link_texts,
    d11_described_pictures,
    x04_countries_with_a_basis,
    x05_stale_basis,
    x06_clauses_named,
    x07_denied_transfers,
    x08_named_country,
    x17_boilerplate,
    x18_identifiable_delegation,
    x20_references,
    x21_references_to_the_subject,
    x26_one_spelling_of_names,
    x32_alternatives,
    x34_prompts,
    x41_numbers_in_order,
    x44_one_language,
)
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Rule
from pubdocs.checks.rules import RULES

OF_FILES: tuple[Rule[Paper], ...] = (
    c32_empty_clauses.RULE,
    c34_check_digits.RULE,
    c38_placeholders.RULE,
    d01_typed_numbers.RULE,
    d02_typed_lists.RULE,
    d03_tracked_changes.RULE,
    d04_comments.RULE,
    d05_language.RULE,
    d06_title.RULE,
    d07_heading_order.RULE,
    d08_real_headings.RULE,
    d09_header_rows.RULE,
    d10_link_texts.RULE,
    d11_described_pictures.RULE,
    x04_countries_with_a_basis.RULE,
    x05_stale_basis.RULE,
    x06_clauses_named.RULE,
    x07_denied_transfers.RULE,
    x08_named_country.RULE,
    x17_boilerplate.RULE,
    x18_identifiable_delegation.RULE,
    x20_references.RULE,
    x21_references_to_the_subject.RULE,
    x26_one_spelling_of_names.RULE,
    on_files(x27_one_spelling_of_terms.RULE),
    on_files(x28_stale_terms.RULE),
    x32_alternatives.RULE,
    x34_prompts.RULE,
    x41_numbers_in_order.RULE,
    x44_one_language.RULE,
)

_EVERY: tuple[Rule[Any], ...] = (*OF_FILES, *RULES)
BY_ID: Mapping[str, Rule[Any]] = {rule.id: rule for rule in _EVERY}
"""Every rule by its id; of one that judges agreements and Word files, the former."""
