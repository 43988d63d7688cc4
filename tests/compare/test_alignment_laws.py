"""The laws of comparing, on trees that are made up and then changed."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pubdocs.compare.alignment import compare
from pubdocs.compare.changes import Kind, mirrored, new_words, old_words
from pubdocs.compare.outline import Grid, Line, outline
from pubdocs.compare.words import pieces
from pubdocs.document import Block, Cell, Clause, Document, Inline, ListItem, Paragraph, Row, Table

# Few words, so that made-up texts have some in common, as drafts of one text do.
VOCABULARY = "Den uppgifter personal sparas, i tolv år. Inga och till Indien (se punkt 7) land: 2026-01-15"
WORDS = st.sampled_from(VOCABULARY.split(" "))
GAPS = st.sampled_from([" ", "\u00a0", "\n", "  ", "\u202f"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, min_size=1, max_size=12))
    return "".join(word + draw(GAPS) for word in words)


def inlines(draw: st.DrawFn) -> tuple[Inline, ...]:
    text = draw(texts())
    cut = draw(st.integers(0, len(text)))
    return (Inline(text[:cut], bold=draw(st.booleans())), Inline(text[cut:]))


@st.composite
def paragraphs(draw: st.DrawFn) -> Block:
    if draw(st.booleans()):
        return Paragraph(inlines(draw))
    return ListItem(draw(st.sampled_from(["a.", "b.", "•", "–"])), 0, inlines(draw))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    rows = draw(st.integers(1, 4))
    return Table(
        tuple(
            Row(tuple(Cell((draw(paragraphs()),)) for _ in range(width)), header=number == 0) for number in range(rows)
        )
    )


BLOCKS = st.lists(st.one_of(paragraphs(), paragraphs(), tables()), max_size=4).map(tuple)


@st.composite
def clauses(draw: st.DrawFn, level: int = 1) -> Clause:
    inside = tuple(draw(st.lists(clauses(level + 1), max_size=2))) if level < 3 else ()
    id_ = draw(st.sampled_from(["", "", "andamal", "registrerade", "loggning"]))
    label = draw(st.sampled_from(["", "1.", "2.", "3."]))
    return Clause(id_, label, level, inlines(draw), draw(BLOCKS) + inside)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    top = tuple(draw(st.lists(clauses(), max_size=4)))
    return Document("", "sv", draw(BLOCKS), draw(BLOCKS), draw(BLOCKS) + top, draw(BLOCKS))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and one that was made from it, by other clauses in another order."""
    old = draw(documents())
    tops = [item for item in old.content if isinstance(item, Clause)]
    rest = tuple(item for item in old.content if not isinstance(item, Clause))
    shuffled = draw(st.permutations([*tops, *draw(st.lists(clauses(), max_size=1))]))
    left = shuffled[draw(st.integers(0, 1)) :]
    return old, Document("", "sv", old.header, draw(BLOCKS), rest + tuple(left), old.footnotes)


PAIRS = st.one_of(versions(), st.tuples(documents(), documents()))


def words(text: str) -> Counter[str]:
    return Counter(word for word in text.split() if word != "|")


def all_words(document: Document) -> Counter[str]:
    return sum(map(words, said(document)), Counter())


def said(document: Document) -> Iterator[str]:
    """Every line in plain words, in reading order."""
    for section in outline(document):
        if section.is_clause:
            yield section.heading.words
        for item in section.items:
            match item:
                case Line():
                    yield item.words
                case Grid():
                    yield from (cell.words for row in item.rows for cell in row.cells)


@given(documents())
def test_a_document_does_not_differ_from_itself(document: Document) -> None:
    assert compare(document, document) == ()


@given(PAIRS)
def test_seen_from_the_other_side_it_is_the_same(pair: tuple[Document, Document]) -> None:
    old, new = pair
    assert Counter(map(mirrored, compare(old, new))) == Counter(compare(new, old))


@given(PAIRS)
def test_no_word_that_differs_is_left_untold(pair: tuple[Document, Document]) -> None:
    old, new = pair
    changes = compare(old, new)
    gone = sum((words(old_words(one.pieces)) for one in changes), Counter[str]())
    came = sum((words(new_words(one.pieces)) for one in changes), Counter[str]())
    assert all_words(old) + came == all_words(new) + gone
    if not changes:
        assert list(said(old)) == list(said(new))


@given(PAIRS)
def test_what_is_told_has_happened(pair: tuple[Document, Document]) -> None:
    old, new = pair
    for change in compare(old, new):
        before, after = old_words(change.pieces), new_words(change.pieces)
        match change.kind:
            case Kind.ADDED:
                assert change.old is None
                assert not before
            case Kind.REMOVED:
                assert change.new is None
                assert not after
            case Kind.CHANGED:
                assert before != after
            case Kind.MOVED | Kind.RENUMBERED:
                assert before == after


@given(texts(), texts())
def test_pieces_are_both_texts(old: str, new: str) -> None:
    old, new = " ".join(old.split()), " ".join(new.split())
    told = pieces(old, new)
    assert old_words(told) == old
    assert new_words(told) == new
    assert all(text for _, text in told)
    assert all(one.fate is not other.fate for one, other in pairwise(told))
