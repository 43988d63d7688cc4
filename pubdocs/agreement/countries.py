"""Countries by ISO 3166-1 code with their Swedish names (CLDR through Babel)."""

from functools import cache

from babel import Locale

# CLDR's table also holds regions that are no ISO 3166-1 country (domain/reference: country_names).
_NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})


@cache
def country_names() -> dict[str, str]:
    """Country code to Swedish name, 249 of them."""
    territories = Locale("sv").territories
    return {code: name for code, name in territories.items() if len(code) == 2 and code not in _NOT_ISO}


def code_of(text: str) -> str | None:
    """The code for a country written by its Swedish or English name or in small letters, or None."""
    wanted = text.strip().casefold()
    for names in (country_names(), Locale("en").territories):
        for code, name in names.items():
            if wanted in (name.casefold(), code.casefold()) and code in country_names():
                return code
    return None
