"""A hash of every record in a report, the same in every database that holds the same record.

Made from the JSON that a report shows, of exactly the values named below: no ids, which are each
database's own, and no counts, which change with other records. A key that JSON gains later does
not change them; to take it in is a new version of the seal, unless it is left out where it is null:
then the hashes of older reports stay what they were.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from onrecord.json_text import canonical_hash
from onrecord.views import JsonObject

Shape = Mapping[str, Any]
"""Keys that count, each with the shape of what it holds; ``None`` for a plain value."""


_GAINED: Final = frozenset({"later", "proposed_by", "confidence"})
"""Keys that older reports do not have, left out where they are null."""


def _plain(names: str, **nested: Shape) -> Shape:
    return dict.fromkeys(names.split()) | nested


_NAMED: Final = _plain("name")
_SENTENCE: Final = _plain("text")
_SOURCE: Final = _plain("title publisher published url")
_VALUE: Final = _plain("low high qualifier unit as_of")
_ROLE: Final = _plain("title organisation start end evidence")
_SHAPES: Final[Mapping[str, Shape]] = {
    "speaker": _plain("key name kind aliases note", roles=_ROLE, members=_NAMED, source=_SOURCE),
    "topic": _plain("key name"),
    "proposition": _plain("key text topic period place measure unit slot note"),
    "position": _plain("stance certainty turn", value=_VALUE, roles=_ROLE),
    "claim": _plain(
        "key kind statement modality status place note via topics proposed_by confidence",
        speaker=_NAMED,
        on_behalf_of=_NAMED,
        dates=_plain("role edtf earliest latest phrase basis anchor note span"),
        stances=_plain("stance certainty", proposition=_SENTENCE, value=_VALUE),
        appearances=_plain(
            "key quote_type exact spans context cue described_as translated_by verification "
            "capture note later",
            source=_SOURCE,
            relayed_by=_NAMED,
        ),
    ),
    "contradiction": _plain(
        "key scope kind score status sides",
        proposition=_SENTENCE,
        trace=_plain("rule detail", spans=_plain("appearance start end")),
        decisions=_plain("verdict reason note by at"),
    ),
}


# The claims have hashes of their own; this is of what the view makes of them.
_NUMBERS: Final = _plain(
    "unit",
    summary=_plain("latest disputed lowest highest corroboration"),
    values=_plain(
        "number as_of relayed update_of same_as conflicts_with settled_with",
        claim=_plain("key"),
    ),
    relations=_plain("values relation detail step contradiction status"),
)


_COUNTED: Final = _plain(
    "decided confirmed unsure_or_disputed", kinds=_plain("kind decided confirmed")
)
_PROPOSALS: Final = _plain("", of_statements=_COUNTED, coded=_COUNTED)
DECIDED: Final = "proposals/decided"
"""What a report counts of decided proposals; older reports count none, and lack nothing."""


def fingerprints(selected: JsonObject) -> dict[str, str]:
    """Return the SHA-256 of every record of a report's ``selected``, by noun and key.

    Raises KeyError or TypeError where ``selected`` is not of a report.
    """
    found: dict[str, str] = {}
    for noun in ("speaker", "topic"):
        if selected[noun] is not None:
            found |= _each(noun, [selected[noun]], _key)
    found |= _each("proposition", selected["propositions"], _key)
    found |= _each("position", selected["positions"], _key_of_position)
    found |= _each("claim", selected["claims"], _key)
    pairs = [one | {"sides": _sides_by_key(one)} for one in selected["contradictions"]]
    found |= _each("contradiction", pairs, _key)
    return found | _numbers(selected) | _proposals(selected)


def words_fingerprint(exact: object) -> str | None:
    """Return the SHA-256 of quoted words, ``None`` where there are none."""
    return canonical_hash(list(exact)) if isinstance(exact, list | tuple) and exact else None


def _each(noun: str, records: list[JsonObject], key: Callable[[JsonObject], str]) -> dict[str, str]:
    return {f"{noun}/{key(one)}": canonical_hash(_part(one, _SHAPES[noun])) for one in records}


def _numbers(selected: JsonObject) -> dict[str, str]:
    """Return the hash of how the values of a slot stand to each other, by the slot's key."""
    view = selected.get("numbers")
    if view is None:
        return {}
    return {f"numbers/{selected['propositions'][0]['key']}": canonical_hash(_part(view, _NUMBERS))}


def _proposals(selected: JsonObject) -> dict[str, str]:
    """Return the hash of what people decided on, where the report says anything of it."""
    view = selected.get("proposals")
    if view is None:
        return {}
    return {DECIDED: canonical_hash(_part(view, _PROPOSALS))}


def _key(record: JsonObject) -> str:
    return str(record["key"])


def _key_of_position(record: JsonObject) -> str:
    return f"{record['claim']['key']} on {record['proposition']['text']}"


def _part(value: Any, shape: Shape | None) -> Any:
    """Return what of ``value`` the shape names; what an older report lacks is ``None``."""
    if shape is None or value is None:
        return value
    if isinstance(value, list):
        return [_part(one, shape) for one in value]
    return {
        name: _part(value.get(name), inner)
        for name, inner in shape.items()
        if name not in _GAINED or value.get(name) is not None
    }


def _sides_by_key(pair: JsonObject) -> list[JsonObject]:
    """Return the sides with the keys of claim and appearance in the place of their ids."""
    claims = {one["id"]: one for one in pair["claims"]}
    sides = []
    for side in pair["sides"]:
        claim = claims[side["claim"]]
        reports = {one["id"]: one["key"] for one in claim["appearances"]}
        appearance = None if side["appearance"] is None else reports[side["appearance"]]
        sides.append({"claim": claim["key"], "appearance": appearance, "role": side["role"]})
    return sides
