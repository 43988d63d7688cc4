"""Characters of the symbol fonts as the Unicode characters that look like them.

Word writes them as code points of the private use area (U+F000 and up) that mean something in one font alone.
"""

_SYMBOL = {
    0xB7: "•", 0x2D: "−", 0xB0: "°", 0xB1: "±", 0xD7: "⋅", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xAE: "→", 0xAC: "←",
    0xDE: "⇒", 0xA8: "♦", 0xB4: "×", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0x61: "α", 0x62: "β", 0x6D: "μ",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDC: "➲", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def glyph(font: str, character: str) -> str:
    """A character of a font as Unicode: ("Symbol", U+F0B7) is "•". What is not known comes back as it is."""
    table, code = _FONTS.get(font.lower()), ord(character)
    if table is None:  # the font is not named where the character stands; the two bullets everybody uses are known
        table = {0xB7: "•", 0xA7: "▪"} if 0xF000 <= code <= 0xF0FF else {}
    elif code < 0x20 or (code > 0xFF and not 0xF000 <= code <= 0xF0FF):
        return character
    return table.get(code & 0xFF, character)
