"""What the benchmark promises of its pairs."""

import hashlib
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.contradiction import counts, pairs
from onrecord.vocabulary import CONTRADICTION_KINDS, DISMISSAL_REASONS

ALL = pairs.load()
README = Path(pairs.__file__).with_name("README.md").read_text(encoding="utf-8")
LEAST_IN_A_HALF = 8


def marked_claims():
    for pair in ALL:
        yield from zip((pair.first, pair.second), pair.spans, strict=True)


def twins(pair):
    """Pairs of the same contrast set with the other label that share a claim with ``pair``."""
    return [
        other
        for other in ALL
        if other.contrast_set == pair.contrast_set
        and other.label != pair.label
        and {other.first, other.second} & {pair.first, pair.second}
    ]


def test_every_span_lies_in_its_statement():
    for claim, spans in marked_claims():
        for start, end in spans:
            assert 0 <= start < end <= len(claim.statement)


def test_no_span_cuts_a_word():
    for claim, spans in marked_claims():
        for start, end in spans:
            around = (
                claim.statement[max(start - 1, 0) : start + 1],
                claim.statement[end - 1 : end + 1],
            )
            assert not any(len(two) == 2 and two.isalnum() for two in around), claim.statement[
                start:end
            ]


def test_the_spans_of_a_statement_do_not_overlap():
    for claim, spans in marked_claims():
        ordered = sorted(spans)
        assert all(a[1] <= b[0] for a, b in pairwise(ordered)), claim


def test_every_pair_has_a_near_twin_with_the_other_label():
    assert [pair.key for pair in ALL if not twins(pair)] == []


@pytest.mark.parametrize("half", pairs.HALVES)
@pytest.mark.parametrize("name", [*CONTRADICTION_KINDS, *pairs.TRAPS])
def test_every_kind_and_every_trap_is_often_enough_in_both_halves(half, name):
    found = Counter(pair.kind or pair.trap for pair in pairs.load(half))
    assert found[name] >= LEAST_IN_A_HALF


def test_every_reason_to_dismiss_is_a_trap():
    assert set(DISMISSAL_REASONS) < set(pairs.TRAPS)


@pytest.mark.parametrize("half", pairs.HALVES)
def test_two_pairs_in_five_contradict_each_other(half):
    labels = Counter(pair.label for pair in pairs.load(half))
    assert 0.40 <= labels["contradiction"] / labels.total() <= 0.45


def test_there_are_at_least_420_pairs_and_in_each_half_22_stories():
    stories = Counter(half for _, half in {(pair.story, pair.half) for pair in ALL})
    assert len(ALL) >= 420
    assert stories["tune"] >= stories["measure"] >= 22


def test_the_halves_are_those_of_the_rule():
    for pair in ALL:
        digit = hashlib.sha256(pair.story.encode()).hexdigest()[0]
        assert pair.half == ("tune" if digit in "02468ace" else "measure")


def test_no_two_pairs_have_the_same_statements():
    found = defaultdict(list)
    for pair in ALL:
        found[frozenset({pair.first.statement, pair.second.statement})].append(pair.key)
    assert [keys for keys in found.values() if len(keys) > 1] == []


def test_no_statement_stands_in_both_halves():
    said = {
        half: {
            claim.statement.casefold()
            for pair in ALL
            if pair.half == half
            for claim in (pair.first, pair.second)
        }
        for half in pairs.HALVES
    }
    assert said["tune"] & said["measure"] == set()


def test_every_claim_is_of_some_pair():
    for path in sorted(pairs.STORIES.glob("*.yaml")):
        used = {claim for pair in pairs.read(path) for claim in (pair.first, pair.second)}
        assert len(used) == path.read_text("utf-8").count("statement: "), path.name


def test_the_measured_half_is_the_one_that_was_frozen():
    assert pairs.digest("measure") == pairs.FROZEN.read_text("ascii").strip()


def test_the_readme_tells_the_counts():
    assert counts.table(ALL) in README
