import json

import pytest

from onrecord.report.fingerprints import fingerprints, words_fingerprint

# Ids are each database's own, counts change with other records; what a plain date says stands in
# "dates" too, and "verified" follows from "verification".
LEFT_OUT = {"id", "said", "event", "verified", "corroboration"}


@pytest.fixture(params=["speaker", "topic", "contradictions", "timeline"])
def selected(request, reports):
    return json.loads(json.dumps(reports[request.param].selected))


def shifted(value):
    """Return a report's JSON as another database would give it: every id is another number."""
    if isinstance(value, list):
        return [shifted(one) for one in value]
    if isinstance(value, dict):
        return {
            name: one + 1000
            if name in {"id", "claim", "appearance"} and isinstance(one, int)
            else shifted(one)
            for name, one in value.items()
        }
    return value


def test_every_record_has_one_by_noun_and_key(reports):
    found = fingerprints(reports["speaker"].selected)
    assert [name for name in found if name.startswith("speaker/")] == ["speaker/ferro"]
    claims = [name for name in found if name.startswith("claim/")]
    assert claims == [f"claim/{claim.key}" for claim in reports["speaker"].claims]


def test_other_ids_change_none(selected):
    assert shifted(selected) != selected
    assert fingerprints(shifted(selected)) == fingerprints(selected)


def test_what_json_gains_later_changes_none(selected):
    for claim in selected["claims"]:
        claim["gained"] = 1
        for appearance in claim["appearances"]:
            appearance["gained"] = 1
    before = fingerprints(selected)
    for claim in selected["claims"]:
        claim["gained"] = 2
    assert fingerprints(selected) == before


def leaves(value, path=()):
    """Give the path of every plain value that counts."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for name, one in pairs:
            if name not in LEFT_OUT:
                yield from leaves(one, (*path, name))
    else:
        yield path


def changed_at(value, path):
    inner = json.loads(json.dumps(value))
    holder = inner
    for name in path[:-1]:
        holder = holder[name]
    plain = holder[path[-1]] is not None
    # Where there is nothing there may be a whole value, of which one of these counts.
    holder[path[-1]] = "other" if plain else dict.fromkeys(("name", "low", "title"), "other")
    return inner


@pytest.mark.parametrize("noun", ["claims", "contradictions"])
def test_every_value_of_a_record_counts(reports, noun):
    selected = json.loads(json.dumps(reports["contradictions"].selected))
    (first, *_) = selected[noun]
    before = fingerprints(selected)
    paths = [
        path
        for path in leaves(first)
        # The claims of a contradiction are records of their own; its sides are ids. Which version
        # proposed it older reports do not tell: it counts for a claim only.
        if path[0] not in {"key", "claims", "sides"}
        and (noun, path[0]) != ("contradictions", "proposed_by")
    ]
    assert len(paths) > 10
    same = [
        path
        for path in paths
        if fingerprints(selected | {noun: [changed_at(first, path), *selected[noun][1:]]}) == before
    ]
    assert same == []


def test_a_report_from_before_later_copies_were_looked_at_has_the_same_fingerprints(reports):
    selected = json.loads(json.dumps(reports["contradictions"].selected))
    before = fingerprints(selected)
    for claim in selected["claims"]:
        for appearance in claim["appearances"]:
            assert appearance.pop("later") is None
    assert fingerprints(selected) == before


def test_a_side_counts_by_the_key_of_its_claim(reports):
    selected = json.loads(json.dumps(reports["contradictions"].selected))
    before = fingerprints(selected)
    (first, *_) = selected["contradictions"]
    first["sides"].reverse()
    assert fingerprints(selected) != before


def test_words_that_are_not_held_have_no_fingerprint():
    assert (words_fingerprint(None), words_fingerprint([])) == (None, None)
    assert words_fingerprint(("a", "b")) == words_fingerprint(["a", "b"])
    assert words_fingerprint(["a", "b"]) != words_fingerprint(["a b"])


def test_what_is_not_of_a_report_is_refused():
    with pytest.raises(KeyError):
        fingerprints({})
