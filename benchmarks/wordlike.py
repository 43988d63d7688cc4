"""A template as Word saves it: some 40 KB of styles, marks of its revisions, and every namespace it knows.

Our own templates come from a script and are half as large as what Word makes of them. Every rival opens and saves what
stands there, so that the comparison needs a file such as people have.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

# The 376 styles that Word 2019 and later know without their being in the file, in Word's order; "1-9" is nine of them.
_PLAIN = """
Normal; heading 1-9; index 1-9; toc 1-9; Normal Indent; footnote text; annotation text; header; footer; index heading;
caption; table of figures; envelope address; envelope return; footnote reference; annotation reference; line number;
page number; endnote reference; endnote text; table of authorities; macro; toa heading; List; List Bullet; List Number;
List 2-5; List Bullet 2-5; List Number 2-5; Title; Closing; Signature; Default Paragraph Font; Body Text;
Body Text Indent; List Continue; List Continue 2-5; Message Header; Subtitle; Salutation; Date; Body Text First Indent;
Body Text First Indent 2; Note Heading; Body Text 2-3; Body Text Indent 2-3; Block Text; Hyperlink; FollowedHyperlink;
Strong; Emphasis; Document Map; Plain Text; E-mail Signature; HTML Top of Form; HTML Bottom of Form; Normal (Web);
HTML Acronym; HTML Address; HTML Cite; HTML Code; HTML Definition; HTML Keyboard; HTML Preformatted; HTML Sample;
HTML Typewriter; HTML Variable; Normal Table; annotation subject; No List; Outline List 1-3; Table Simple 1-3;
Table Classic 1-4; Table Colorful 1-3; Table Columns 1-5; Table Grid 1-8; Table List 1-8; Table 3D effects 1-3;
Table Contemporary; Table Elegant; Table Professional; Table Subtle 1-2; Table Web 1-3; Balloon Text; Table Grid;
Table Theme; Placeholder Text; No Spacing; Revision; List Paragraph; Quote; Intense Quote; Subtle Emphasis;
Intense Emphasis; Subtle Reference; Intense Reference; Book Title; Bibliography; TOC Heading; Plain Table 1-5;
Grid Table Light; Mention; Smart Hyperlink; Hashtag; Unresolved Mention; Smart Link
"""
_IN_SEVEN_COLOURS = """
Light Shading; Light List; Light Grid; Medium Shading 1-2; Medium List 1-2; Medium Grid 1-3; Dark List;
Colorful Shading; Colorful List; Colorful Grid; Grid Table 1 Light; Grid Table 2-4; Grid Table 5 Dark;
Grid Table 6 Colorful; Grid Table 7 Colorful; List Table 1 Light; List Table 2-4; List Table 5 Dark;
List Table 6 Colorful; List Table 7 Colorful
"""
_NAMESPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16cex": "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "w16": "http://schemas.microsoft.com/office/word/2018/wordml",
    "w16sdtdh": "http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
}
_IGNORABLE = " ".join(prefix for prefix in _NAMESPACES if prefix != "mc")
_ROOT = re.compile(r"<w:(?:document|styles|hdr|ftr)(?= )")


def as_word_saves_it(template: bytes) -> bytes:
    """The same template with what Word adds to it."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.startswith("word/") and entry.filename.endswith(".xml"):
                content = _part(entry.filename, content.decode()).encode()
            new.writestr(zipfile.ZipInfo(entry.filename), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _part(name: str, xml: str) -> str:
    declared = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    xml = _ROOT.sub(lambda root: f'{root[0]}{declared} mc:Ignorable="{_IGNORABLE}"', xml, count=1)
    if name == "word/styles.xml":
        latent = "".join(map(_exception, latent_styles()))
        return re.sub(r"(<w:latentStyles [^>]*?)/>", rf"\1>{latent}</w:latentStyles>", xml)
    # Which of its saves a paragraph and a run come from (17.3.1.29).
    xml = xml.replace("<w:p>", '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00C45F12" w:rsidP="005D21A0">')
    return xml.replace("<w:r>", '<w:r w:rsidRPr="00E2419C">')


def _exception(name: str) -> str:
    if name.startswith(("heading", "toc")):
        more = 'w:semiHidden="1" w:uiPriority="9" w:unhideWhenUsed="1" w:qFormat="1"'
    elif "Table" in name or name.partition(" ")[0] in ("Light", "Medium", "Dark", "Colorful"):
        more = f'w:uiPriority="{40 + len(name)}"'
    else:
        more = 'w:semiHidden="1" w:unhideWhenUsed="1"'
    return f'<w:lsdException w:name="{name}" {more}/>'


def latent_styles() -> tuple[str, ...]:
    """The names."""
    colours = ("", *(f" Accent {n}" for n in range(1, 7)))
    coloured = (f"{name}{colour}" for colour in colours for name in _each(_IN_SEVEN_COLOURS))
    return (*_each(_PLAIN), *coloured)


def _each(names: str) -> Iterator[str]:
    for name in names.replace("\n", " ").split(";"):
        words, first, last = re.fullmatch(r"\s*(.*?)(?:(\d)-(\d))?\s*", name).groups()
        yield from (f"{words}{n}" for n in range(int(first), int(last) + 1)) if first else (words,)
