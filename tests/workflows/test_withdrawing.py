"""Withdrawing records: they stay, and no longer count; what counts refers to none of them."""

import pytest

from db.engine import reading
from db.reads.claims import list_claims
from db.reads.filters import ClaimFilter
from db.tables import Anchor
from onrecord.errors import RecordError
from workflows.adding import add_record
from workflows.attaching import attach
from workflows.editing import edit_records, one_of
from workflows.merging import merge
from workflows.recording import LOADERS
from workflows.undoing import undo
from workflows.withdrawing import withdraw


@pytest.fixture
def withdrawn(engine, begin_with, held, actor):
    """Return a function that withdraws a record of the dossier."""
    begin_with(held)

    def withdrawn(noun, key, **options):
        return withdraw(engine, noun, one_of(key), actor(), **options)

    return withdrawn


def test_a_withdrawn_claim_is_in_no_list(withdrawn, engine):
    withdrawn("claim", "brek-nothing")
    with reading(engine) as connection:
        assert [c.key for c in list_claims(connection, ClaimFilter())] == ["ferro-safer"]


def test_a_withdrawn_claim_contradicts_nothing(withdrawn, engine, pairs):
    assert withdrawn("claim", "brek-nothing").detected.stale == 1
    assert [pair.status for pair in pairs(engine)] == ["stale"]


def test_the_note_is_in_the_log(withdrawn, engine, changes):
    withdrawn("claim", "brek-nothing", note="entered twice")
    entry = changes(engine)[-1]
    assert (entry.act, entry.summary) == (
        "withdraw", "claim brek-nothing: withdrawn (entered twice)",
    )  # fmt: skip


def test_what_is_withdrawn_already_stays_so(withdrawn):
    withdrawn("claim", "brek-nothing")
    again = withdrawn("claim", "brek-nothing")
    assert (again.touched, again.unchanged, again.change) == ((), ("brek-nothing",), None)


@pytest.mark.parametrize(
    ("noun", "key", "referring"),
    [
        ("source", "post", 'by the claims "brek-nothing", "ferro-safer"'),
        ("speaker", "brek", 'by the claim "brek-nothing"'),
        ("topic", "patrols", 'by the proposition "patrols-help"'),
        ("proposition", "patrols-help", 'by the claims "brek-nothing", "ferro-safer"'),
    ],
)
def test_what_a_live_record_refers_to_is_refused(withdrawn, engine, contents, noun, key, referring):
    before = contents(engine)
    with pytest.raises(RecordError, match=f"cannot be withdrawn while .* {referring}"):
        withdrawn(noun, key)
    assert contents(engine) == before


@pytest.mark.parametrize(
    ("noun", "key"),
    [("speaker", "brek"), ("source", "post"), ("proposition", "patrols-help")],
)
def test_what_only_withdrawn_claims_refer_to_is_withdrawn(withdrawn, engine, noun, key):
    for claim in ("brek-nothing", "ferro-safer"):
        withdrawn("claim", claim)
    withdrawn(noun, key)
    with reading(engine) as connection:
        assert LOADERS[noun](connection, [key])[key].withdrawn


def test_a_withdrawal_is_taken_back(withdrawn, engine, actor):
    withdrawn("claim", "brek-nothing")
    undo(engine, None, actor())
    with reading(engine) as connection:
        assert LOADERS["claim"](connection, ["brek-nothing"])["brek-nothing"].status == "accepted"


def test_a_withdrawn_record_is_edited_and_taken_back_in(withdrawn, engine, actor):
    withdrawn("claim", "brek-nothing")
    edit_records(engine, "claim", one_of("brek-nothing"), {"status": "accepted"}, actor())
    with reading(engine) as connection:
        assert LOADERS["claim"](connection, ["brek-nothing"])["brek-nothing"].status == "accepted"


@pytest.fixture
def misquoted(engine, begin_with, dossier, article, tmp_path, actor):
    """Attach the article to a dossier one of whose quotations is not in it, beside its span."""
    appearance = dossier["claims"][1]["appearances"][0]
    appearance["exact"] = "The patrols have altered nothing."
    begin_with(dossier)
    (tmp_path / "post.txt").write_bytes(article.encode())
    attach(engine, "post", tmp_path / "post.txt", actor())


def marks(engine):
    with reading(engine) as connection:
        rows = connection.execute(Anchor.__table__.select().order_by(Anchor.id)).all()
    return [row.verification for row in rows]


def test_a_claim_whose_quotation_is_wrong_can_be_withdrawn(misquoted, engine, actor):
    withdraw(engine, "claim", one_of("brek-nothing"), actor())
    with reading(engine) as connection:
        assert LOADERS["claim"](connection, ["brek-nothing"])["brek-nothing"].status == "withdrawn"


def test_that_withdrawal_is_taken_back(misquoted, engine, actor):
    before = marks(engine)
    withdraw(engine, "claim", one_of("brek-nothing"), actor())
    undo(engine, None, actor())
    with reading(engine) as connection:
        assert LOADERS["claim"](connection, ["brek-nothing"])["brek-nothing"].status == "accepted"
    assert marks(engine) == before


def test_the_speaker_of_a_wrong_quotation_is_merged(misquoted, engine, actor):
    before = marks(engine)
    add_record(engine, "speaker", {"name": "T. Brek"}, actor())
    merge(engine, "t-brek", ["brek"], actor())
    with reading(engine) as connection:
        assert LOADERS["claim"](connection, ["brek-nothing"])["brek-nothing"].speaker == "t-brek"
    assert marks(engine) == before


def test_an_edit_beside_a_wrong_quotation_leaves_it_marked(misquoted, engine, actor):
    before = marks(engine)
    assert "altered" in before
    edit_records(engine, "claim", one_of("brek-nothing"), {"note": "See the page."}, actor())
    edit_records(engine, "source", one_of("post"), {"publisher": "The Post"}, actor())
    assert marks(engine) == before


def test_a_wrong_quotation_cannot_be_written_anew(misquoted, engine, actor):
    wrong = [
        {"source": "post", "quote_type": "direct", "exact": "The patrols have altered nothing."}
    ]
    with pytest.raises(RecordError, match="is not in the text"):
        edit_records(engine, "claim", one_of("brek-nothing"), {"appearances": wrong}, actor())


def test_a_wrong_mark_is_mended_by_the_right_words(misquoted, engine, actor):
    right = [
        {"source": "post", "quote_type": "direct", "exact": "The patrols have changed nothing."}
    ]
    edit_records(engine, "claim", one_of("brek-nothing"), {"appearances": right}, actor())
    assert marks(engine) == ["verified", "verified"]
