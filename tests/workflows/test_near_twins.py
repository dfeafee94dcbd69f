"""Each near twin, which is no contradiction, stands beside its sibling, which is one.

One file holds all pairs: of each name a twin and a sibling, on propositions of their own.
"""

import copy

import pytest

AFFIRMS = {
    "speaker": "ferro", "statement": "The patrols help.", "modality": "asserted",
    "said": "2031-05-06", "stance": {"stance": "affirms"},
}  # fmt: skip
DENIES = AFFIRMS | {
    "speaker": "brek", "statement": "The patrols do not help.", "modality": "denied",
    "stance": {"stance": "denies"},
}  # fmt: skip
LOSSES = AFFIRMS | {"statement": "N boats were lost."}
SLOT = {"slot": {"unit": "boats"}}


def counted(value, **stance):
    return LOSSES | {"stance": {"stance": "affirms", "value": value} | stance}


# name: (proposition, first claim, second claim of the twin, second claim of the sibling, kind)
PAIRS = {
    "hypothetical": ({}, AFFIRMS, DENIES | {"modality": "hypothetical"}, DENIES, "negation"),
    "asked": ({}, AFFIRMS, DENIES | {"modality": "asked"}, DENIES, "negation"),
    "neutral": ({}, AFFIRMS, DENIES | {"stance": {"stance": "neutral"}}, DENIES, "negation"),
    "agreeing": ({}, AFFIRMS, DENIES | {"stance": {"stance": "affirms"}}, DENIES, "negation"),
    "draft": ({}, AFFIRMS, DENIES | {"status": "draft"}, DENIES, "negation"),
    "period": (
        {}, AFFIRMS | {"event": "2031-04"}, DENIES | {"event": "2030-04"},
        DENIES | {"event": "2031-04-30"}, "negation",
    ),
    "place": (
        {}, AFFIRMS | {"place": "Norland"}, DENIES | {"place": "Sudmark"},
        DENIES | {"place": "eastern Norland"}, "negation",
    ),
    "unit": (
        {"slot": True}, counted(40, unit="boats"), counted(90, unit="tonnes") | {"speaker": "brek"},
        counted(90, unit="boats") | {"speaker": "brek"}, "numeric",
    ),
    "toll": (
        SLOT, counted(40, as_of="2031-05-06"),
        counted(90, as_of="2031-05-08") | {"speaker": "brek", "said": "2031-05-08"},
        counted(90, as_of="2031-05-06") | {"speaker": "brek", "said": "2031-05-08"}, "numeric",
    ),
    "own-toll": (
        SLOT | {"period": "2031-04"}, counted(40), counted(90) | {"said": "2031-05-08"},
        counted(20) | {"said": "2031-05-08"}, "numeric",
    ),
    "round": (
        SLOT, counted(40, as_of="2031-05-06"),
        counted(42, as_of="2031-05-06", qualifier="about") | {"speaker": "brek"},
        counted(60, as_of="2031-05-06", qualifier="about") | {"speaker": "brek"}, "numeric",
    ),
    "bound": (
        SLOT, counted(40, as_of="2031-05-06"),
        counted(30, as_of="2031-05-06", qualifier="at_least") | {"speaker": "brek"},
        counted(30, as_of="2031-05-06", qualifier="at_most") | {"speaker": "brek"}, "numeric",
    ),
    "counted-period": (
        SLOT, counted(40) | {"event": "2031-01-01/2031-05-06"},
        counted(90) | {"speaker": "brek", "event": "2031-05-01/2031-05-06"},
        counted(90) | {"speaker": "brek", "event": "2031-01-01/2031-05-06"}, "numeric",
    ),
    "corrected": (
        SLOT, counted(90, as_of="2031-05-06"),
        counted(40, as_of="2031-05-06") | {"said": "2031-05-08", "corrects": True},
        counted(40, as_of="2031-05-06") | {"said": "2031-05-08"}, "numeric",
    ),
    "learnt-since": (
        {}, AFFIRMS | {"modality": "unaware", "stance": {"stance": "unaware"}},
        AFFIRMS | {"said": "2031-05-20"}, AFFIRMS, "modality",
    ),
    "unnamed": (
        {}, AFFIRMS | {"speaker": "official"}, DENIES | {"speaker": "official"},
        DENIES | {"speaker": "other-official"}, "negation",
    ),
}  # fmt: skip


def claim(key, proposition, fields):
    own = copy.deepcopy(fields)
    if own.pop("corrects", False):
        own["relations"] = [{"kind": "corrects", "claim": f"{proposition}-1"}]
    stance = own.pop("stance") | {"proposition": proposition}
    return own | {"key": key, "stances": [stance]}


def unnamed(key):
    return {"key": key, "name": "an official", "kind": "unnamed", "source": "post"}


@pytest.fixture(scope="module")
def found(shared_engine, take, pairs):
    """Return the pairs that were found, by the name and variant of what they are about."""
    document = {
        "sources": [{"key": "post", "title": "The bay", "publisher": "The Harbour Post"}],
        "speakers": [
            {"key": "ferro", "name": "Ana Ferro"},
            {"key": "brek", "name": "Tomas Brek"},
            unnamed("official"),
            unnamed("other-official"),
        ],
        "propositions": [],
        "claims": [],
    }
    for name, (proposition, first, twin, sibling, _) in PAIRS.items():
        for variant, second in (("twin", twin), ("sibling", sibling)):
            key = f"{name}-{variant}"
            document["propositions"].append({"key": key, "text": key} | proposition)
            document["claims"] += [claim(f"{key}-1", key, first), claim(f"{key}-2", key, second)]
    take(shared_engine, document)
    by_proposition = {}
    for pair in pairs(shared_engine):
        by_proposition.setdefault(pair.proposition.text, []).append(pair)
    return by_proposition


@pytest.mark.parametrize("name", PAIRS)
def test_a_near_twin_is_no_candidate(found, name):
    assert found.get(f"{name}-twin", []) == []


@pytest.mark.parametrize("name", PAIRS)
def test_its_contradictory_sibling_is_one(found, name):
    assert [(p.kind, p.status) for p in found[f"{name}-sibling"]] == [(PAIRS[name][4], "candidate")]


def test_two_unnamed_officials_are_two_speakers(found):
    assert [pair.scope for pair in found["unnamed-sibling"]] == ["between_speakers"]
