"""Lists of claims: in order, in pages, and the same claims however the engine finds them."""

import pytest

from benchmarks.generate import World
from benchmarks.plain_load import load_postgresql, load_sqlite
from benchmarks.rows import batches
from db.engine import reading
from db.reads import filters, search
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from onrecord.dates import OPEN_END

WORLD = World(300)
GROUP = next(speaker for speaker in WORLD.speakers() if speaker.members)
GROUP_MEMBER = int(GROUP.members[0][1:]) + 1
PRINCIPAL = 5
NEVER, ALWAYS = -1, 10**9


@pytest.fixture(scope="module")
def record(shared_engine):
    """Return an engine on a record of 300 claims."""
    url = shared_engine.url
    if shared_engine.dialect.name == "sqlite":
        load_sqlite(url.database, batches(WORLD))
    else:
        shown = url.set(drivername="postgresql").render_as_string(hide_password=False)
        load_postgresql(shown, batches(WORLD))
    return shared_engine


@pytest.fixture
def listed(record):
    """Return a function that gives the claims of a filter."""

    def listed(*, newest_first=True, **wanted):
        with reading(record) as connection:
            return list(list_claims(connection, ClaimFilter(**wanted), newest_first=newest_first))

    return listed


def _place(claim):
    latest = claim.said.latest if claim.said else None
    return latest or OPEN_END, claim.id


def _ids(claims):
    return [claim.id for claim in claims]


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("speaker", [None, 1, GROUP_MEMBER, PRINCIPAL])
def test_a_list_is_in_the_order_of_the_latest_day_of_saying(listed, speaker, newest_first):
    found = listed(speaker=speaker, newest_first=newest_first)
    assert len(found) > 5
    assert _ids(found) == _ids(sorted(found, key=_place, reverse=newest_first))


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("speaker", [None, GROUP_MEMBER, PRINCIPAL])
def test_pages_are_the_list_and_nothing_twice(listed, speaker, newest_first):
    wanted = {"speaker": speaker, "newest_first": newest_first}
    pages, after = [], None
    while page := _ids(listed(limit=7, after=after, **wanted)):
        pages += page
        after = page[-1]
    assert pages == _ids(listed(**wanted))


def test_a_page_goes_on_behind_a_claim_that_the_filter_leaves_out(listed):
    everything = listed(statuses=("accepted", "draft"))
    place, draft = next((i, c) for i, c in enumerate(everything) if c.status == "draft")
    accepted = [claim for claim in everything[place:] if claim.status == "accepted"]
    assert _ids(listed(after=draft.id)) == _ids(accepted)


def test_a_speaker_is_found_alone_and_in_groups(listed):
    everything = listed()
    groups = {
        number
        for number, speaker in enumerate(WORLD.speakers(), start=1)
        if GROUP.members[0] in speaker.members
    }
    meant = [c for c in everything if c.speaker.id in {GROUP_MEMBER, *groups}]
    found = listed(speaker=GROUP_MEMBER)
    assert _ids(found) == _ids(meant)
    assert {claim.via for claim in found} == {None, "joint"}


def test_what_was_said_on_behalf_of_a_speaker_comes_once(listed):
    meant = [
        claim
        for claim in listed()
        if claim.speaker.id == PRINCIPAL
        or (claim.on_behalf_of and claim.on_behalf_of.id == PRINCIPAL)
    ]
    assert _ids(listed(speaker=PRINCIPAL)) == _ids(meant)


@pytest.mark.parametrize("few", [NEVER, ALWAYS])
@pytest.mark.parametrize("balance", [NEVER, ALWAYS])
@pytest.mark.parametrize("about", ["ferry", "the of", "fer*", '"of the"'])
def test_a_search_finds_the_same_claims_in_every_form(listed, monkeypatch, about, few, balance):
    expected = _ids(listed(about=about))
    monkeypatch.setattr(search, "_FEW", few)
    monkeypatch.setattr(search, "_BALANCE", balance)
    assert expected
    assert _ids(listed(about=about)) == expected


@pytest.mark.parametrize("few", [NEVER, ALWAYS])
@pytest.mark.parametrize("many", [0, ALWAYS])
def test_a_topic_has_the_same_claims_in_every_form(listed, monkeypatch, few, many):
    names = [topic.name for topic in WORLD.topics()]
    meant = next(claim.topics[0] for claim in listed() if claim.topics)
    expected = [claim.id for claim in listed() if meant in claim.topics]
    monkeypatch.setattr(filters, "_FEW", few)
    monkeypatch.setattr(filters, "_MANY", many)
    assert _ids(listed(topic=names.index(meant) + 1)) == expected
