"""Where the sentences of a Swedish text begin and end."""

import re
from collections.abc import Iterator

# What ends with a period without ending a sentence, in small letters.
_GO_ON = """
    a.a. adj. ang. anm. art. avd. avs. bet. bil. bl.a. c:a ca. cirk. d.v.s. dir. dnr. doc. dr. dvs. ev. exkl. f.d. f.n.
    f.ö. fig. fr. fr.o.m. f.o.m. g.m. gm. i.e. inkl. jan. feb. apr. aug. sep. sept. okt. nov. dec. jfr. jur. kap. kl.
    m.a.o. m.h.t. mån. max. min. n.b. nr. näml. o. obs. org.nr. org. p. p.g.a. pga. p.t. pkt. prof. prop. pt. ref. reg.
    resp. s. s.k. s.a.s. sid. skr. sk. spec. st.f. stv. särsk. t.ex. tex. t.f. t.o.m. t.v. tel. tfn. u.a. ung. v.
    vol. äv. övers.
"""
# What may end one: it does before a capital, not before a bracket or a number.
_MAY_END = """
    co. corp. e.d. e.dyl. etc. f. ff. forts. inc. kr. ltd. m.fl. m.m. m.v. o.d. o.dyl. o.s.v. osv. st. u.p.a.
"""
GO_ON, MAY_END = frozenset(_GO_ON.split()), frozenset(_MAY_END.split())

_END = re.compile(r"""(?<![.!?…])[.!?…]+['"”’»)\]]*(?=\s)|\n""")
_GOES_ON = re.compile(r"""\s*['"”’»(\[]*[^\W\d_A-ZÅÄÖÉÜ]|\s*[%&,;:–-]""")
_LAST_WORD = re.compile(r"\S+$")
_INITIAL = re.compile(r"\W*[A-ZÅÄÖ]\.")
_LIST_NUMBER = re.compile(r"\W*(?:\d{1,3}|[a-z]|[ivx]{1,5})\.")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, each as where it begins and ends, without the blanks around. A line break ends one."""
    begin = 0
    for end in _END.finditer(text):
        if end.group() == "\n" or _is_end(text, begin, end):
            yield from _without_blanks(text, begin, end.end())
            begin = end.end()
    yield from _without_blanks(text, begin, len(text))


def _is_end(text: str, begin: int, end: re.Match[str]) -> bool:
    """Whether a sentence ends here: not with an abbreviation, an initial, or a typed number before its words."""
    if _GOES_ON.match(text, end.end()):
        return False
    word = _LAST_WORD.search(text, begin, end.end())
    if end.group() != "." or word is None:
        return True
    if text[begin : word.start()].strip() == "" and _LIST_NUMBER.fullmatch(word.group()):
        return False
    bare = word.group().lstrip("'\"”’»([").lower()
    if bare in MAY_END:
        return text[end.end() :].lstrip()[:1].isupper()
    return bare not in GO_ON and not _INITIAL.fullmatch(word.group())


def _without_blanks(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[begin:end]
    if bare := words.strip():
        begin += words.index(bare)
        yield begin, begin + len(bare)
