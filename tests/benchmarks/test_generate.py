"""The synthetic record: the same by seed, complete, and its spans quote what they say."""

from collections import Counter
from itertools import islice

import pytest

from benchmarks.claims import claims
from benchmarks.generate import World
from onrecord.evidence import SourceFacts, complete_claim, refuse_self
from onrecord.spans import digest

SIZE = 2_000


@pytest.fixture(scope="module")
def world():
    return World(SIZE)


@pytest.fixture(scope="module")
def made(world):
    return list(claims(world))


@pytest.fixture(scope="module")
def facts(world):
    return {
        source.key: SourceFacts(source.published, source.sha256 is not None, world.text(number))
        for number, source in enumerate(world.sources())
    }


def _entities(world):
    return [*world.topics(), *world.sources(), *world.speakers(), *world.propositions()]


def test_the_same_seed_gives_the_same_claims(made):
    assert list(claims(World(SIZE))) == made


def test_the_same_seed_gives_the_same_of_everything_else(world):
    assert _entities(World(SIZE)) == _entities(world)


def test_another_seed_gives_other_claims(made):
    assert all(one != other for one, other in zip(claims(World(SIZE, 2)), made, strict=True))


def test_keys_are_given_once(world, made):
    keys = [record.key for record in (*_entities(world), *made)]
    assert len(set(keys)) == len(keys)


def test_a_claim_is_complete_and_every_span_proves(world, made, facts):
    kinds = {speaker.key: speaker.kind for speaker in world.speakers()}
    completed = [
        complete_claim(claim, facts, own_voice=kinds[claim.speaker] == "publication")
        for claim in made
    ]
    assert completed == made


def test_no_speaker_speaks_for_itself_or_passes_on_its_own_words(made):
    for claim in made:
        refuse_self(claim)


def test_quotations_of_held_texts_are_proved_and_not_only_believed(made, facts):
    proved = [
        (facts[report.source].text, report)
        for claim in made
        for report in claim.appearances
        if facts[report.source].text is not None
    ]
    assert len(proved) > SIZE / 100
    for text, report in proved:
        (span,) = report.spans
        words = text[span.start : span.end]
        assert report.exact == (words,) or report.sha256 == (digest(words),)


def test_everything_that_a_claim_names_is_there(world, made):
    known = {record.key for record in _entities(world)} | {claim.key for claim in made}
    named = {
        key
        for claim in made
        for key in (
            claim.speaker,
            *filter(None, [claim.on_behalf_of]),
            *claim.topics,
            *(stance.proposition for stance in claim.stances),
            *(relation.claim for relation in claim.relations),
            *(key for a in claim.appearances for key in (a.source, *a.relayed_by)),
        )
    }
    assert named - known == set()


@pytest.mark.parametrize(
    ("what", "there_is"),
    [
        ("wire copy of over twenty outlets", lambda c: len(c.appearances) > 20),
        ("a draft", lambda c: c.status == "draft"),
        ("a relayed claim", lambda c: any(a.relayed_by for a in c.appearances)),
        ("a value", lambda c: any(s.value_low for s in c.stances)),
        ("an unknown time of saying", lambda c: c.said is None),
        ("an open time of saying", lambda c: c.said and c.said.edtf.startswith("[..")),
        ("a month of saying", lambda c: c.said and len(c.said.edtf) == len("2014-06")),
        ("a speech", lambda c: any(len("".join(a.exact)) > 5000 for a in c.appearances)),
        ("another script", lambda c: not c.statement.isascii()),
    ],
)
def test_what_hurts_is_there(made, what, there_is):
    assert any(there_is(claim) for claim in made), what


def test_statements_told_as_those_of_news_are_the_same_by_seed_and_nobody_coded_them():
    news = World(SIZE, news=True)
    made = list(islice(claims(news), 300))
    assert made == list(islice(claims(World(SIZE, news=True)), 300))
    assert not any(claim.stances for claim in made)


def test_some_news_is_told_again_and_most_in_other_words():
    told = Counter(claim.statement for claim in claims(World(SIZE, news=True)))
    assert 0.5 < len(told) / SIZE < 1
