"""What is taken out of two documents before they are compared, for no reader sees it: soft hyphens, and frames.

A frame is a content control (ECMA-376 part 1, 17.5.2). The library takes what stands in one for other words than the
same words outside; so where one version has frames that the other has not, neither keeps any.
"""

from collections.abc import Iterable

from pubdocs.word.names import RPR, Element, R, T, w

_SDT, _CONTENT, _SOFT = w("sdt"), w("sdtContent"), w("softHyphen")
_CHARACTER = "\u00ad"


def without_soft_hyphens(tree: Element) -> None:
    """Take soft hyphens out of a part."""
    for text in tree.iter(T):
        if _CHARACTER in (text.text or ""):
            text.text = (text.text or "").replace(_CHARACTER, "")
    for hyphen in list(tree.iter(_SOFT)):
        run = hyphen.getparent()
        if run is not None:
            run.remove(hyphen)
            _take_empty(run)


def _take_empty(run: Element) -> None:
    above = run.getparent()
    if above is not None and run.tag == R and all(one.tag == RPR for one in run):
        above.remove(run)


def alike(old: Iterable[Element], new: Iterable[Element]) -> None:
    """Take the frames away from all parts of two documents, unless both have as many."""
    befores, afters = ([one for tree in trees for one in tree.iter(_SDT)] for trees in (old, new))
    if len(befores) == len(afters):
        return
    for frame in (*befores, *afters):
        content = next(frame.iterchildren(_CONTENT), None)
        above = frame.getparent()
        if above is not None:
            at = above.index(frame)
            above[at : at + 1] = [] if content is None else list(content)
