"""Full text: any input is a query, and both engines give the same answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db.engine import connect, place, reading, writing
from db.reads.search import Term, matches, terms
from db.tables import Claim
from onrecord.text import search_text

CLAIMS = {
    "oconnor": "Minister O'Connor said the ferry was late",
    "percent": "Prices rose by 5.2% in two months, or 52 in all",
    "air": "The air strikes are working, and the airport is open",
    "months": "Two long months of strikes in the air",
    "covid": "covid-19 closed the harbour",
    "virus": "19 cases of covid",
    "mueller": "Herr Müller und Frau Strauß sprachen",
    "arabic": "قال الوزير إنّ الميناء مغلق",
    "emoji": "The harbour 🚢 is open 👍🏽",
    "operators": "not near the and or",
    "greek": "ΥΠΟΥΡΓΌΣ ΜΊΛΗΣΕ",
    "cyrillic": "Министр Ёлкин сказал",
    "japanese": "大臣は言った",
}

# (what is typed, the claims that are found)
QUERIES = [
    ("ferry", ["oconnor"]),
    ("FERRY", ["oconnor"]),
    ("O'Connor", ["oconnor"]),
    ("o\u2019connor", ["oconnor"]),
    ("oconnor's", []),
    ("5.2%", ["percent"]),
    ("5.2", ["percent"]),
    ("52", ["percent"]),
    ('"two months"', ["percent"]),
    ("“two months”", ["percent"]),
    ("two months", ["months", "percent"]),
    ('"months two"', []),
    ('"two months', ["months", "percent"]),
    ('two months"', ["months", "percent"]),
    ('"air strikes" open', ["air"]),
    ("air*", ["air", "months"]),
    ("airp*", ["air"]),
    ("*air", ["air", "months"]),
    ("air-s*", ["air"]),
    ("strikes-are-w*", ["air"]),
    ("covid-19", ["covid"]),
    ("covid 19", ["covid", "virus"]),
    ("-covid", ["covid", "virus"]),
    ("AND", ["air", "operators"]),
    ("OR", ["operators", "percent"]),
    ("NOT", ["operators"]),
    ("NEAR(", ["operators"]),
    ("NEAR(air strikes)", []),
    ("claim_fts", []),
    ("search_text:ferry", []),
    ("muller", ["mueller"]),
    ("Müller", ["mueller"]),
    ("STRAUSS", ["mueller"]),
    ("الميناء", ["arabic"]),
    ("إنّ", ["arabic"]),
    ("👍🏽 open", ["air", "emoji"]),
    ("υπουργος", ["greek"]),
    ("елкин", ["cyrillic"]),
    ("大臣は言った", ["japanese"]),
    ("大臣*", ["japanese"]),
    ("*", []),
    ("", []),
    (" \t\n", []),
    ('"', []),
    ('""', []),
    ("%", []),
    ("_", []),
    ("🚢", []),
    ("'; DROP TABLE claim; --", []),
    ("{a b} ^ferry", []),
    ("^ferry", ["oconnor"]),
    ("fer_y", []),
    ("fer%", []),
    ("\\", []),
    ("ferry\x00was", ["oconnor"]),
    ("ferry:*", ["oconnor"]),
    ("ferry & late | !open", []),
    ("x" * 10_000, []),
    ("\ud800 ferry", ["oconnor"]),
]  # fmt: skip


def put_claims(engine, rows, insert_row):
    with writing(engine) as connection:
        for table in ("date", "speaker"):
            insert_row(connection, table, rows[table])
        for number, (key, statement) in enumerate(CLAIMS.items(), 1):
            row = {"id": number, "key": key, "statement": statement}
            text = {"search_text": search_text(statement)}
            insert_row(connection, "claim", rows["claim"] | row | text)


@pytest.fixture(scope="module")
def filled(shared_engine, rows, insert_row):
    put_claims(shared_engine, rows, insert_row)
    return shared_engine


@pytest.fixture(scope="module")
def sqlite_engine(sqlite_template, tmp_path_factory, rows, insert_row):
    path = tmp_path_factory.mktemp("search") / "record.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = connect(place(str(path)))
    put_claims(engine, rows, insert_row)
    return engine


def found(engine, query):
    with reading(engine) as connection:
        statement = select(Claim.key).where(matches(connection, query)).order_by(Claim.key)
        return list(connection.execute(statement).scalars())


@pytest.mark.parametrize(("query", "claims"), QUERIES, ids=lambda value: repr(value)[:30])
def test_a_query_finds_the_same_claims_on_every_engine(filled, query, claims):
    assert found(filled, query) == claims


def test_a_query_of_a_thousand_words_is_one_too(filled):
    assert found(filled, "ferry " * 1_000) == ["oconnor"]


def test_a_phrase_of_a_thousand_words_is_one_too(filled):
    assert found(filled, f'"{"ferry " * 1_000}"') == []


def test_two_queries_can_stand_in_one_statement(filled):
    with reading(filled) as connection:
        both = matches(connection, "air") & matches(connection, '"long months"')
        assert list(connection.execute(select(Claim.key).where(both)).scalars()) == ["months"]


def test_nothing_that_a_query_names_is_everything_that_it_does_not(filled):
    with reading(filled) as connection:
        statement = select(Claim.key).where(~matches(connection, "ferry"))
        assert set(connection.execute(statement).scalars()) == set(CLAIMS) - {"oconnor"}


@given(st.text())
def test_any_text_is_a_query(sqlite_engine, query):
    assert set(found(sqlite_engine, query)) <= set(CLAIMS)


@given(st.text(alphabet="\"'*()-+:^~{}&|!<>\\ ANDORNEARTferry,2%", max_size=30))
def test_any_syntax_is_a_query(sqlite_engine, query):
    assert set(found(sqlite_engine, query)) <= set(CLAIMS)


@pytest.mark.parametrize("key", CLAIMS)
def test_a_claim_is_found_by_all_of_its_words(filled, key):
    assert key in found(filled, CLAIMS[key])


@given(st.sampled_from(sorted(CLAIMS)), st.data())
def test_a_claim_is_found_by_any_beginning_of_any_of_its_words(sqlite_engine, key, data):
    word = data.draw(st.sampled_from(search_text(CLAIMS[key]).split()))
    length = data.draw(st.integers(1, len(word)))
    assert key in found(sqlite_engine, f"{word[:length]}*")


def test_words_are_terms_and_a_phrase_is_one():
    assert terms('air* "two months" O\'Connor') == [
        Term(("air",), prefix=True),
        Term(("two", "months"), prefix=False),
        Term(("oconnor",), prefix=False),
    ]


def test_an_asterisk_in_a_phrase_is_no_prefix():
    assert terms('"two mon*"') == [Term(("two", "mon"), prefix=False)]
