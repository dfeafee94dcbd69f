"""Words that a pull-quote repeats are quoted from the body, by every door."""

import pytest
from sqlalchemy import select

from db.engine import reading
from db.tables import Anchor, AnchorSpan
from onrecord.errors import OnrecordError
from workflows.adding import add_record

URL = "https://post.example/bay"
NOTHING = "The patrols have changed nothing."
APPEARANCE = {"quote_type": "direct", "exact": [NOTHING]}
CLAIM = {"speaker": "brek", "statement": NOTHING}


def pulled(page, words=NOTHING):
    """Return a page with a pull-quote, which stands behind the body in its text."""
    return page.replace("<p>Minister", f'<aside class="pull-quote">{words}</aside><p>Minister')


@pytest.fixture
def quote(take_in):
    """Return a function that imports a claim of Brek's that is quoted from a source."""

    def quote(source):
        appearances = [APPEARANCE | {"source": source}]
        take_in({
            "speakers": [{"key": "brek", "name": "Tomas Brek"}],
            "claims": [CLAIM | {"key": "nothing", "appearances": appearances}],
        })  # fmt: skip

    return quote


@pytest.fixture
def before(engine):
    """Return a function that gives the last word before each quotation, by capture."""

    def before():
        statement = (
            select(AnchorSpan.prefix)
            .join(Anchor, Anchor.id == AnchorSpan.anchor_id)
            .order_by(Anchor.capture_id)
        )
        with reading(engine) as connection:
            return [prefix.split()[-1] for prefix in connection.execute(statement).scalars()]

    return before


def test_an_import_quotes_the_body(ingest, page, quote, before):
    quote(ingest(pulled(page)).source)
    assert before() == ["“"]


def test_adding_a_claim_quotes_the_body(ingest, page, engine, actor, take_in, before):
    source = ingest(pulled(page)).source
    take_in({"speakers": [{"key": "brek", "name": "Tomas Brek"}]})
    add_record(engine, "claim", CLAIM | {"appearances": [APPEARANCE | {"source": source}]}, actor())
    assert before() == ["“"]


def test_a_later_copy_with_a_pull_quote_is_quoted_from_its_body(ingest, page, quote, before):
    quote(ingest(page, url=URL).source)
    assert ingest(pulled(page), url=URL).states == {"verified": 1}
    assert before() == ["“", "“"]


def test_words_that_stand_twice_in_the_body_need_their_spans(ingest, page, quote):
    twice = pulled(page).replace("He leads", f"“{NOTHING}” He leads")
    with pytest.raises(OnrecordError, match="stands several times in the source"):
        quote(ingest(twice).source)
