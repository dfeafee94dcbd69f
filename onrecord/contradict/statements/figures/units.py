"""Units of measure: their dimension, and what one of them is in the dimension's own unit."""

from typing import Final

from onrecord.contradict.statements.figures.words import stem

_DIMENSIONS: Final = {
    "length": "metre meter m 1; kilometre kilometer km 1000; centimetre centimeter cm .01; "
    "millimetre millimeter mm .001; mile 1609.344; yard .9144; foot ft .3048; inch .0254",
    "mass": "tonne 1000; ton 1000; kilogram kilogramme kilo kg 1; gram gramme g .001; lb .4536; "
    "ounce .02835; mg .000001",
    "volume": "litre liter 1; gallon 3.785; barrel 159; ml .001; cubic-metre cubic-meter 1000",
    "area": "hectare ha 10000; acre 4046.86; square-metre square-meter 1; "
    "square-kilometre square-kilometer sqkm 1000000; square-mile 2589988; square-foot .0929",
    "duration": "millisecond ms .001; second sec s 1; minute min 60; hour hr h 3600; day 86400; "
    "week 604800; fortnight 1209600; month 2629746; year yr 31556952; decade 315569520; "
    "century 3155695200",
    "speed": "kph kmh .27778; mph .44704; knot .51444",
    "energy": "kwh 1; mwh 1000; gwh 1000000; twh 1000000000",
    "power": "kilowatt kw 1; megawatt mw 1000; gigawatt gw 1000000; watt .001",
    "share": "percent % pct 1",
    "points": "point 1",
    "temperature": "degree 1",
    "magnitude": "magnitude 1",
}
_MONEY: Final = (
    "dollar euro pound crown franc yen yuan rupee rouble ruble krona krone peso real rand lira "
    "zloty forint shekel dirham dinar riyal won dong naira cent penny"
)
#: Signs that stand before a sum.
SIGNS: Final = {
    "$": "dollar", "\u20ac": "euro", "\u00a3": "pound", "\u00a5": "yen", "\u20b9": "rupee",
    "eur": "euro", "usd": "dollar", "gbp": "pound", "chf": "franc", "us$": "dollar",
    "rs": "rupee",
}  # fmt: skip


def _table() -> dict[str, tuple[str, float]]:
    found: dict[str, tuple[str, float]] = {}
    for dimension, listed in _DIMENSIONS.items():
        for entry in listed.split(";"):
            *names, factor = entry.split()
            for name in names:
                found[name if "-" in name else stem(name)] = (dimension, float(factor))
    for name in _MONEY.split():
        found[stem(name)] = (f"money:{stem(name)}", 1.0)
    found["cent"] = ("money:cent", 1.0)
    return found


#: From the stem of a unit to its dimension and its size in the dimension's unit.
UNITS: Final = _table()
#: Short tons and the like: an adjective that changes the size of the next unit.
SIZES: Final = {
    ("short", "ton"): ("mass", 907.185),
    ("long", "ton"): ("mass", 1016.047),
    ("nautical", "mil"): ("length", 1852.0),
    ("per", "cent"): ("share", 1.0),
    ("percentag", "point"): ("points", 1.0),
    ("square", "metr"): UNITS["square-metre"],
    ("square", "meter"): UNITS["square-meter"],
    ("square", "kilometr"): UNITS["square-kilometre"],
    ("square", "kilometer"): UNITS["square-kilometer"],
    ("square", "km"): UNITS["square-kilometre"],
    ("square", "mil"): UNITS["square-mile"],
    ("square", "foot"): UNITS["square-foot"],
    ("cubic", "metr"): UNITS["cubic-metre"],
    ("cubic", "meter"): UNITS["cubic-meter"],
    ("metric", "ton"): ("mass", 1000.0),
    ("metric", "tonn"): ("mass", 1000.0),
}


def is_money(dimension: str) -> bool:
    """Whether a dimension is that of a currency."""
    return dimension.startswith("money:")
