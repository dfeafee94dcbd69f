"""Texts as they come in find those that they go back to; people decide, and can think again."""

import hashlib

import pytest

from benchmarks.wire_copy import copies, furniture, headed, merged, stories
from db.engine import reading, writing
from db.reads.claims import show_claim
from db.reads.names import find_claim, find_source
from db.reads.origins import list_origins, source_origins
from db.tables import Base, Sketch
from onrecord.errors import NotFoundError, UsageError
from workflows.attaching import attach
from workflows.origins import compare_all, decide_origin
from workflows.undoing import undo

STORY, OTHER = (
    next(story for story in stories() if story["story"] == name) for name in ("ferry", "court")
)
WIRE, COPIES = headed(STORY, 0), copies(STORY)


@pytest.fixture
def print_(take_in, tmp_path):
    """Return a function that takes in held texts as sources, by key, in one import."""

    def print_(texts, take=take_in, **fields):
        sources = []
        for key, text in texts.items():
            (tmp_path / f"{key}.txt").write_bytes(text.encode())
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            sources.append(
                {"key": key, "title": key.title(), "sha256": sha256, "file": f"{key}.txt"} | fields
            )
        return take({"sources": sources})

    return print_


@pytest.fixture
def found(engine):
    """Return a function that gives the keys of the members of each origin."""

    def found():
        with reading(engine) as connection:
            return [sorted(m.key for m in origin.members) for origin in list_origins(connection)]

    return found


@pytest.fixture
def known(engine):
    """Return a function that gives all that is known of what a source goes back to."""

    def known(key):
        with reading(engine) as connection:
            return source_origins(connection, find_source(connection, key))

    return known


@pytest.fixture
def rests_on(engine, take_in):
    """Return a function that tells on what a claim rests that some sources report."""

    def rests_on(*sources):
        take_in({
            "speakers": [{"key": "tarn", "name": "Ilse Tarn"}],
            "claims": [{
                "key": "calm", "speaker": "tarn", "statement": "The water was calm.",
                "appearances": [{"source": s, "quote_type": "indirect"} for s in sources],
            }],
        })  # fmt: skip
        with reading(engine) as connection:
            view, _ = show_claim(connection, find_claim(connection, "calm"))
        one = view.corroboration
        return one.sources, one.origins, one.not_compared

    return rests_on


@pytest.fixture
def attached(print_, take_in, engine, tmp_path, actor):
    """Attach a copy to a source that had no text, and return who did."""
    print_({"wire": WIRE})
    take_in({"source": {"key": "copy", "title": "A copy"}})
    path = tmp_path / "attached.txt"
    path.write_bytes(COPIES["copy"].encode())
    attach(engine, "copy", path, actor())
    return actor()


def test_a_copy_that_comes_in_later_joins_the_story(print_, found):
    print_({"wire": WIRE})
    print_({"copy": COPIES["copy"]})
    print_({"heavy": COPIES["heavy rewrite"], "own": STORY["second"]})
    assert found() == [["copy", "heavy", "wire"]]


def test_the_order_of_coming_in_makes_no_difference(print_, found):
    for key, text in {"cut": COPIES["cut"], "heavy": COPIES["heavy rewrite"], "wire": WIRE}.items():
        print_({key: text})
    assert found() == [["cut", "heavy", "wire"]]


def test_a_merged_page_is_of_both_origins(print_, found):
    print_({"wire": WIRE, "rival": STORY["rival"], "page": merged(STORY)})
    assert found() == [["page", "rival"], ["page", "wire"]]


def test_pages_of_one_outlet_are_not_joined_by_what_stands_under_all_of_them(print_, found, known):
    under = furniture()["Harbour Post"]
    pages = {
        story["story"]: "\n\n".join((*story["second"].split("\n\n")[:2], under))
        for story in stories()
        if story["split"] == "dev"
    }
    print_(pages, publisher="The Harbour Post")
    assert found() == []
    assert known("ferry").links == ()


def _forecasts(number):
    """Return the forecasts of some days, all in one mould, by key."""
    mould = (
        "Fog along the coast of Norland lifts by {0} in the morning. The harbour of Port Elm gets "
        "{1} degrees and the hills {2}, with a wind of force {3} out of the west. The night brings "
        "{4} millimetres of rain, and the tide is highest at {5} past the hour."
    )
    return {f"day-{n:02}": mould.format(*range(7 * n, 7 * n + 6)) for n in range(number)}


def test_what_one_outlet_prints_in_one_mould_is_no_copy(print_, found, known):
    print_(_forecasts(3), publisher="The Harbour Post")
    assert found() == []
    assert known("day-01").links == ()


def test_a_text_that_one_outlet_prints_twice_is_one_origin(print_, found):
    text = _forecasts(1)["day-00"]
    print_({"once": text, "twice": text.upper()}, publisher="The Harbour Post")
    assert found() == [["once", "twice"]]


@pytest.fixture
def printed_by_many(print_, begin_with):
    """Take in 31 copies of a story, each with a word of its own, as sources of one day."""
    day = {"published": {"edtf": "2031-03-05", "basis": "explicit"}}
    print_({f"paper-{n:02}": f"{WIRE} Copy{n}." for n in range(31)}, begin_with, **day)


def test_a_large_origin_takes_in_a_copy(printed_by_many, print_, known):
    print_({"late": COPIES["cut"]})
    (origin,) = known("late").origins
    assert len(origin.members) == 32
    (late,) = (one for one in origin.members if one.key == "late")
    assert late.role == "cut"
    assert 0.9 < late.share < 1


def test_an_earlier_text_stands_for_a_large_origin(printed_by_many, print_, known):
    print_({"wire": WIRE}, published={"edtf": "2031-03-04", "basis": "explicit"})
    (origin,) = known("paper-00").origins
    assert [one.key for one in origin.members if one.role == "origin"] == ["wire"]
    assert len(origin.members) == 32


def test_a_large_origin_is_the_same_when_its_texts_are_compared_again(
    printed_by_many, print_, engine, contents
):
    print_({"late": COPIES["cut"]})
    before = contents(engine)
    compare_all(engine, again=True)
    assert contents(engine) == before


def test_who_is_parted_leaves_a_large_origin(printed_by_many, print_, found, engine, actor):
    print_({"late": COPIES["cut"]})
    decide_origin(engine, "late", "paper-00", "parted", actor())
    assert found() == [[f"paper-{n:02}" for n in range(31)]]


def test_who_was_parted_from_a_large_origin_draws_nobody_out(
    printed_by_many, print_, known, engine, actor
):
    print_({"late": COPIES["cut"]})
    decide_origin(engine, "late", "paper-00", "parted", actor())
    print_({"later": COPIES["cut"] + " Copy99."})
    assert known("late").origins == ()
    assert len(known("later").origins[0].members) == 32


def test_an_attached_text_finds_its_story(attached, found):
    assert found() == [["copy", "wire"]]


def test_taking_an_attached_text_back_takes_it_out_of_its_origin(attached, found, known, engine):
    undo(engine, None, attached)
    assert found() == []
    assert not known("copy").compared


def test_a_link_tells_why_with_the_words_that_are_shared(print_, known):
    print_({"wire": WIRE, "cut": COPIES["cut"]})
    (link,) = known("cut").links
    assert link.reasons[0].startswith("95 of the 103 words of this text (92 %) stand in")
    assert link.passages[0].exact == link.passages[0].span.words(COPIES["cut"])
    assert link.passages[0].exact == link.passages[0].other_span.words(WIRE)


def test_background_that_two_stories_share_is_told_and_joins_nothing(print_, found, known):
    print_({"wire": WIRE, "later": STORY["later"]})
    assert found() == []
    assert [link.verdict for link in known("later").links] == ["partly"]


def test_the_agency_is_read_from_the_text_where_the_record_names_none(print_, engine):
    print_({"wire": WIRE, "copy": COPIES["copy"]})
    with reading(engine) as connection:
        (origin,) = list_origins(connection)
    assert origin.credit == ("Harbour Wire",)


def test_a_claim_rests_on_origins_not_on_copies(print_, rests_on):
    print_({"wire": WIRE, "copy": COPIES["copy"], "cut": COPIES["cut"], "own": STORY["second"]})
    assert rests_on("wire", "copy", "cut", "own") == (4, 2, 0)


def test_a_source_without_a_text_counts_by_itself_and_is_said_not_to_be_compared(
    print_, rests_on, take_in
):
    print_({"wire": WIRE, "copy": COPIES["copy"]})
    take_in({"source": {"key": "radio", "title": "Radio"}})
    assert rests_on("wire", "copy", "radio") == (3, 2, 1)


def test_a_claim_of_one_source_rests_on_one_origin(print_, rests_on):
    print_({"wire": WIRE})
    assert rests_on("wire") == (1, 1, 0)


BRIEF = (
    "A ferry ran aground off Port Elm on Monday; nobody was hurt, the coast guard of Norland said."
)
SPEECH = f"“{' '.join(f'We will not leave berth {n} to the sea.' for n in range(9))}”"


@pytest.mark.parametrize("text", [BRIEF, SPEECH], ids=["short", "all quotation"])
def test_identical_texts_of_two_outlets_are_one_origin(print_, rests_on, known, text):
    print_({"post": text}, publisher="The Harbour Post")
    print_({"mirror": text.upper()}, publisher="The Elm Mirror")
    assert rests_on("post", "mirror") == (2, 1, 0)
    (link,) = known("mirror").links
    assert link.reasons == ("Both have the same words, from beginning to end.",)
    assert link.other.share == 1


@pytest.mark.parametrize("text", [BRIEF, SPEECH], ids=["short", "all quotation"])
def test_what_is_too_little_to_compare_counts_as_not_compared(print_, rests_on, known, text):
    print_({"post": text, "mirror": f"{text} Rain fell.", "wire": WIRE})
    assert rests_on("post", "mirror", "wire") == (3, 3, 2)
    assert not known("post").compared


def test_who_is_parted_leaves_and_the_others_stay(print_, found, engine, actor):
    print_({"wire": WIRE, "copy": COPIES["copy"], "cut": COPIES["cut"]})
    decide_origin(engine, "cut", "wire", "parted", actor(), note="Rang them up.")
    assert found() == [["copy", "wire"]]


def test_who_is_joined_belongs_together(print_, found, engine, actor):
    print_({"wire": WIRE, "own": STORY["second"]})
    decide_origin(engine, "own", "wire", "joined", actor())
    assert found() == [["own", "wire"]]


def test_sources_without_texts_can_be_joined(take_in, found, engine, actor):
    take_in({"sources": [{"key": "one", "title": "One"}, {"key": "two", "title": "Two"}]})
    decide_origin(engine, "one", "two", "joined", actor())
    assert found() == [["one", "two"]]


def test_the_last_decision_counts(print_, found, engine, actor):
    print_({"wire": WIRE, "copy": COPIES["copy"]})
    decide_origin(engine, "wire", "copy", "parted", actor())
    decide_origin(engine, "copy", "wire", "joined", actor())
    assert found() == [["copy", "wire"]]


def test_a_decision_can_be_undone_and_the_undoing_too(print_, found, engine, actor):
    print_({"wire": WIRE, "copy": COPIES["copy"]})
    done = decide_origin(engine, "wire", "copy", "parted", actor())
    undone = undo(engine, str(done.change), actor())
    assert found() == [["copy", "wire"]]
    undo(engine, str(undone.change), actor())
    assert found() == []


def test_comparing_again_gives_the_same_and_keeps_decisions(print_, engine, actor, contents):
    print_({"wire": WIRE, "copy": COPIES["copy"], "cut": COPIES["cut"], "page": merged(STORY)})
    decide_origin(engine, "cut", "wire", "parted", actor())
    before = contents(engine)
    assert compare_all(engine, again=True, batch=3) == 4
    assert contents(engine) == before


def test_texts_that_nobody_looked_at_are_found(print_, found, engine):
    print_({"wire": WIRE, "copy": COPIES["copy"]})
    with writing(engine) as connection:
        for name in ("origin_member", "origin_link", "sketch_number", "sketch"):
            connection.execute(Base.metadata.tables[name].delete())
    assert found() == []
    assert compare_all(engine) == 2
    assert found() == [["copy", "wire"]]


def test_nothing_is_compared_twice(print_, engine):
    print_({"wire": WIRE})
    assert compare_all(engine) == 0


def test_texts_of_an_older_version_are_compared_again(print_, engine):
    print_({"wire": WIRE})
    with writing(engine) as connection:
        connection.execute(Base.metadata.tables["sketch"].update().values(made_by="old"))
    assert compare_all(engine) == 1
    with reading(engine) as connection:
        assert connection.execute(Sketch.__table__.select()).one().made_by != "old"


def test_a_source_is_not_joined_with_itself(print_, engine, actor):
    print_({"wire": WIRE})
    with pytest.raises(UsageError, match="one source"):
        decide_origin(engine, "wire", "wire", "joined", actor())


def test_a_source_that_is_not_there_is_not_joined(print_, engine, actor):
    print_({"wire": WIRE})
    with pytest.raises(NotFoundError):
        decide_origin(engine, "wire", "nobody", "joined", actor())


def test_a_withdrawn_member_is_not_listed(print_, found, take_in):
    print_({"wire": WIRE, "copy": COPIES["copy"], "cut": COPIES["cut"]})
    take_in({"source": {"key": "cut", "title": "Cut", "withdrawn": True}})
    assert found() == [["copy", "wire"]]


def test_reports_of_two_events_stay_apart(print_, found):
    print_({"ferry": WIRE, "court": headed(OTHER, 0)})
    assert found() == []
