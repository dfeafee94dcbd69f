"""What is not in a held text is marked, and a mark is not believed: all is proved again."""

import hashlib

import pytest
from sqlalchemy import delete, update

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.tables import Anchor, AnchorSpan, Appearance, Capture, Claim, Date, Source
from workflows.attaching import attach
from workflows.verifying import verify

NEVER = "The patrols were never there."


@pytest.fixture
def unspanned(dossier):
    """Return the record file without any hash or span: what is quoted is only typed in."""
    del dossier["source"]["sha256"]
    for claim in dossier["claims"]:
        del claim["appearances"][0]["spans"]
    del dossier["claims"][0]["said"]["span"], dossier["claims"][0]["said"]["source"]
    return dossier


@pytest.fixture
def supply(engine, tmp_path, actor):
    """Return a function that attaches a text to a source."""

    def supply(text: str, source: str = "post"):
        path = tmp_path / "supplied.txt"
        path.write_bytes(text.encode())
        return attach(engine, source, path, actor())

    return supply


@pytest.fixture
def states(engine):
    """Return a function that gives the verification of each appearance, by key."""

    def states():
        with reading(engine) as connection:
            return {
                appearance.key: appearance.verification
                for claim in list_claims(connection, ClaimFilter(), newest_first=False)
                for appearance in claim.appearances
            }

    return states


def failing(engine):
    return [(failure.key, failure.problem) for failure in verify(engine).failures]


def test_words_that_are_nowhere_in_the_text_are_gone(take_in, unspanned, supply, states, article):
    unspanned["claims"][1]["appearances"][0]["exact"] = NEVER
    take_in(unspanned)
    supply(article)
    assert states() == {"ferro-safer@post": "verified", "brek-nothing@post": "gone"}


def test_words_that_are_nowhere_in_the_text_fail(engine, take_in, unspanned, supply, article):
    unspanned["claims"][1]["appearances"][0]["exact"] = NEVER
    take_in(unspanned)
    supply(article)
    problem = "its words are not in the text of the source (marked gone)"
    assert failing(engine) == [("brek-nothing@post", problem)]


def test_words_that_stand_several_times_are_not_placed(
    engine, take_in, unspanned, supply, states, article
):
    unspanned["claims"][1]["appearances"][0]["exact"] = "The patrols have"
    take_in(unspanned)
    supply(article)
    assert states()["brek-nothing@post"] == "altered"
    problem = "it is marked altered, but has no place in the text"
    assert failing(engine) == [("brek-nothing@post", problem)]


def test_words_that_stand_at_one_other_place_are_moved(
    engine, take_in, dossier, supply, states, article
):
    dossier["claims"][1]["appearances"][0]["spans"] = [[0, 33]]
    take_in(dossier)
    supply(article)
    assert states() == {"ferro-safer@post": "verified", "brek-nothing@post": "moved"}
    problem = "the quotation is not what the source has at [0, 33)"
    assert failing(engine) == [("brek-nothing@post", problem)]


def test_words_past_the_end_that_are_nowhere_are_gone(take_in, dossier, supply, states, article):
    appearance = dossier["claims"][1]["appearances"][0]
    appearance["exact"], appearance["spans"] = NEVER, [[9000, 9000 + len(NEVER)]]
    take_in(dossier)
    supply(article)
    assert states()["brek-nothing@post"] == "gone"


def test_words_that_were_moved_are_mended_by_importing_their_place(
    engine, take_in, dossier, supply, article
):
    right = dossier["claims"][1]["appearances"][0]["spans"]
    dossier["claims"][1]["appearances"][0]["spans"] = [[0, 33]]
    take_in(dossier)
    supply(article)
    dossier["claims"][1]["appearances"][0]["spans"] = right
    take_in(dossier)
    assert failing(engine) == []


def test_other_words_at_the_place_are_not_shown_as_the_quotation(
    engine, take_in, dossier, supply, article
):
    appearance = dossier["claims"][1]["appearances"][0]
    del appearance["exact"]
    appearance["sha256"] = hashlib.sha256(NEVER.encode()).hexdigest()
    take_in(dossier)
    supply(article)
    with reading(engine) as connection:
        claims = {claim.key: claim for claim in list_claims(connection, ClaimFilter())}
    (shown,) = claims["brek-nothing"].appearances
    assert (shown.verification, shown.exact) == ("altered", None)


@pytest.fixture
def reported_twice(begin_with, dossier):
    """Import a claim that a second source reports too, in words that its text will not have."""
    dossier["sources"] = [
        dossier.pop("source"),
        {"key": "gazette", "title": "The bay again", "publisher": "The Gull Gazette"},
    ]
    dossier["claims"][0]["appearances"].append(
        {"source": "gazette", "quote_type": "direct", "exact": NEVER}
    )
    return begin_with(dossier)


def test_what_fails_in_one_source_marks_nothing_of_another(reported_twice, supply, states, article):
    supply(article)
    supply("Nothing of the kind.\n", "gazette")
    assert states() == {
        "ferro-safer@post": "verified",
        "ferro-safer@gazette": "gone",
        "brek-nothing@post": "verified",
    }


def test_what_failed_in_another_source_stays_marked_and_hinders_nothing(
    reported_twice, supply, states, article
):
    supply("Nothing of the kind.\n", "gazette")
    done = supply(article)
    assert (done.verified, done.problems) == (2, ())
    assert states()["ferro-safer@gazette"] == "gone"
    assert states()["ferro-safer@post"] == "verified"


def test_bytes_that_are_held_are_held_already_and_not_logged(
    engine, begin_with, dossier, supply, article, contents
):
    begin_with(dossier)
    first = supply(article)
    before = contents(engine)
    again = supply(article)
    assert (first.held_already, again.held_already, again.change) == (False, True, None)
    assert again.verified == 2
    assert contents(engine) == before


def test_other_bytes_that_are_held_are_held_already(engine, begin_with, dossier, supply, contents):
    begin_with(dossier)
    supply("Other words.\n")
    before = contents(engine)
    again = supply("Other words.\n")
    assert (again.same, again.held_already, again.change) == (False, True, None)
    assert contents(engine) == before


def test_bytes_that_are_held_prove_again_what_lost_its_anchor(
    engine, begin_with, dossier, supply, article, write
):
    begin_with(dossier)
    supply(article)
    write(engine, delete(AnchorSpan))
    write(engine, delete(Anchor))
    again = supply(article)
    assert (again.held_already, again.change is None) == (True, False)
    assert failing(engine) == []


def test_the_log_tells_what_attaching_changed(
    begin_with, unspanned, supply, article, engine, changes
):
    begin_with(unspanned)
    supply(article)
    entry = changes(engine)[-1]
    capture = f"capture/post@{hashlib.sha256(article.encode()).hexdigest()[:16]}"
    assert set(entry.before) == {
        "source/post", "claim/ferro-safer", "claim/brek-nothing",
        "appearance/ferro-safer@post", "appearance/brek-nothing@post",
    }  # fmt: skip
    assert set(entry.after) == {*entry.before, capture}
    assert entry.after[capture] is None
    assert entry.before["claim/ferro-safer"]["appearances"][0].get("spans") is None
    assert entry.after["claim/ferro-safer"]["appearances"][0]["spans"] == [[37, 73]]
    assert entry.after["appearance/ferro-safer@post"] == {"verification": "verified"}


def test_the_log_tells_that_a_capture_by_hash_is_now_held(
    engine, begin_with, dossier, supply, article, changes
):
    begin_with(dossier)
    supply(article)
    entry = changes(engine)[-1]
    capture = f"capture/{dossier['source']['key']}@{dossier['source']['sha256'][:16]}"
    assert (entry.before[capture], entry.after[capture]) == ({"held": False}, {"held": True})
    assert entry.before["appearance/ferro-safer@post"] == {"verification": "not_held"}


@pytest.fixture
def proved(engine, begin_with, held):
    begin_with(held)
    return engine


FERRO = Appearance.key == "ferro-safer@post"
UNSEEN = "its source's text is held, but its words were never looked for there"
OF_FERRO = AnchorSpan.span_start == 37


# One engine will do: what is looked for is the same, and a database takes PostgreSQL its time.
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("statements", "failures"),
    [
        ([update(Capture).values(content=None, text=None, text_sha256=None)],
         [("ferro-safer@post", "it is marked verified, but the text of its capture is not held"),
          ("brek-nothing@post", "it is marked verified, but the text of its capture is not held")]),
        ([delete(AnchorSpan).where(OF_FERRO)],
         [("ferro-safer@post", "it is marked verified, but has no place in the text")]),
        ([delete(AnchorSpan), delete(Anchor)],
         [("ferro-safer@post", UNSEEN),
          ("brek-nothing@post", UNSEEN)]),
        ([update(AnchorSpan).where(OF_FERRO).values(prefix="said on Monday: “")],
         [("ferro-safer@post", "the words around [37, 73) are not those that were recorded")]),
        ([update(AnchorSpan).where(OF_FERRO).values(suffix=None)],
         [("ferro-safer@post", "the words around [37, 73) are not those that were recorded")]),
        ([update(Appearance).where(FERRO).values(exact=[]),
          update(Claim).where(Claim.key == "ferro-safer").values(search_text=" the bay is safer "),
          update(AnchorSpan).where(OF_FERRO).values(sha256=None)],
         [("ferro-safer@post", "the words at [37, 73) have no hash to be proved by")]),
        ([update(Date).where(Date.key == "ferro-safer/said").values(earliest="2031-05-01")],
         [("ferro-safer/said", "its bounds 2031-05-01 to 2031-05-06 are not those of 2031-05-06")]),
        ([update(Date).where(Date.key == "ferro-safer/said").values(edtf="May")],
         [("ferro-safer/said", '"May" is not an EDTF date')]),
        ([update(Claim).where(Claim.key == "ferro-safer").values(search_text=" other words ")],
         [("ferro-safer", "its search text is not that of its words")]),
        ([update(Claim).where(Claim.key == "ferro-safer").values(statement="It is not.")],
         [("ferro-safer", "its search text is not that of its words")]),
    ],
)  # fmt: skip
def test_what_is_stored_is_not_believed(proved, write, statements, failures):
    for statement in statements:
        write(proved, statement)
    assert failing(proved) == failures


def test_an_anchor_in_the_text_of_another_source_proves_nothing(proved, take_in, write):
    take_in({"sources": [{"key": "gazette", "title": "The bay again"}]})
    gazette = Source.__table__.select().with_only_columns(Source.id).where(Source.key == "gazette")
    write(proved, update(Capture).values(source_id=gazette.scalar_subquery()))
    assert {problem for _, problem in failing(proved)} == {
        "it is anchored in the text of another source"
    }


def test_what_does_not_hold_is_not_counted_as_proved(proved, write):
    write(proved, update(AnchorSpan).where(OF_FERRO).values(span_start=36))
    assert verify(proved).proved == 1
