import json
from dataclasses import replace

from onrecord import json_shape
from onrecord.origin_views import CorroborationView
from onrecord.spans import Span
from onrecord.views import (
    AppearanceView,
    CaptureView,
    ChangeView,
    ClaimView,
    ContradictionView,
    DateView,
    DecisionView,
    PositionView,
    PropositionRef,
    PropositionView,
    RelationView,
    RoleView,
    Selection,
    SideView,
    SourceRef,
    SourceView,
    SpeakerRef,
    SpeakerView,
    StanceView,
    TopicView,
    TraceStep,
    ValueView,
)

SOURCE = SourceRef(
    id=1,
    key="harbour",
    title="Kessel",
    publisher="The Harbour Post",
    published="2031-03-05",
    url="https://harbour.example/k",
)
SAID = DateView(
    role="said",
    edtf="[..2031-02-28]",
    earliest=None,
    latest="2031-02-28",
    phrase="Friday",
    basis="broadcast",
    anchor="2031-02-28",
    note="on or before",
    span=Span(3, 9),
)
SCHEDULE = PropositionRef(1, "The repair is on schedule.")
APPEARANCE = AppearanceView(
    id=7,
    key="late@harbour",
    source=SOURCE,
    quote_type="mixed",
    exact=("a year late",),
    spans=(Span(10, 21),),
    context=(("It is ", ", he"),),
    cue="said",
    described_as="mayor",
    relayed_by=(SpeakerRef(4, "Ana Ferro"),),
    translated_by="none",
    verification="verified",
    capture_sha256="ab" * 32,
    note="seen in print",
)
CLAIM = ClaimView(
    id=12,
    key="late",
    kind="statement",
    speaker=SpeakerRef(3, "Tomas Brek"),
    on_behalf_of=SpeakerRef(5, "Kessel Council"),
    statement="The repair is a year late.",
    modality="asserted",
    status="accepted",
    place="Kessel",
    said=SAID,
    event=None,
    topics=("bridges",),
    stances=(
        StanceView(
            proposition=SCHEDULE,
            stance="denies",
            value=ValueView(low=12.0, high=None, qualifier="at_least", unit="months", as_of=None),
            certainty="certain",
        ),
    ),
    appearances=(APPEARANCE,),
    corroboration=CorroborationView(sources=9, origins=2, not_compared=1),
    note="Said at the site.",
    proposed_by="onrecord.extract 1",
    confidence=0.5,
    via="on_behalf_of",
)
ROLE = RoleView(
    id=1, title="Mayor", organisation="Kessel", start="2030", end=None, evidence="gazette"
)
CLAIM_JSON = (
    '{"id": 12, "key": "late", "kind": "statement", "speaker": {"id": 3, "name": "Tomas Brek"}, '
    '"on_behalf_of": {"id": 5, "name": "Kessel Council"}, '
    '"statement": "The repair is a year late.", "modality": "asserted", "status": "accepted", '
    '"said": {"edtf": "[..2031-02-28]", "earliest": null, "latest": "2031-02-28", '
    '"phrase": "Friday", "basis": "broadcast"}, "event": null, "topics": ["bridges"], '
    '"stances": [{"proposition": {"id": 1, "text": "The repair is on schedule."}, '
    '"stance": "denies", "value": {"low": 12, "high": null, "qualifier": "at_least", '
    '"unit": "months", "as_of": null}}], '
    '"appearances": [{"source": {"id": 1, "title": "Kessel", "publisher": "The Harbour Post", '
    '"published": "2031-03-05", "url": "https://harbour.example/k"}, "quote_type": "mixed", '
    '"exact": ["a year late"], "spans": [[10, 21]], "cue": "said", "described_as": "mayor", '
    '"relayed_by": [{"id": 4, "name": "Ana Ferro"}], "translated_by": "none", '
    '"verification": "verified", "verified": true, "later": null}], "via": "on_behalf_of", '
    '"corroboration": {"sources": 9, "origins": 2, "not_compared": 1}, '
    '"proposed_by": "onrecord.extract 1", "confidence": 0.5}'
)


def contradiction(**fields):
    defaults = {
        "id": 1,
        "key": "late~late",
        "scope": "between_sources",
        "kind": "attribution",
        "score": 0.5,
        "status": "dismissed",
        "proposition": SCHEDULE,
        "sides": (
            SideView(claim_id=12, appearance_id=7, role=None),
            SideView(claim_id=12, appearance_id=None, role="Mayor (2030)"),
        ),
        "claims": (CLAIM, CLAIM),
        "trace": (TraceStep(rule="role", detail="No mayor.", spans=(("late@harbour", 10, 15),)),),
        "decisions": (
            DecisionView(
                verdict="dismissed",
                reason="not_meant",
                note=None,
                by="Iris Dole",
                at="2031-03-09T10:00:00Z",
            ),
        ),
    }
    return ContradictionView(**(defaults | fields))


def test_a_claim_has_the_promised_keys_in_the_promised_order():
    assert json.dumps(json_shape.claim(CLAIM)) == CLAIM_JSON


def test_exact_is_null_where_the_words_are_not_held():
    unheld = replace(APPEARANCE, exact=None, verification="not_held")
    shape = json_shape.claim(replace(CLAIM, appearances=(unheld,)))["appearances"][0]
    assert (shape["exact"], shape["verification"], shape["verified"]) == (None, "not_held", False)


def test_an_appearance_without_an_anchor_is_not_held():
    typed = replace(APPEARANCE, verification=None, spans=())
    shape = json_shape.claim(replace(CLAIM, appearances=(typed,)))["appearances"][0]
    assert (shape["spans"], shape["verification"], shape["verified"]) == ([], "not_held", False)


def test_a_stance_without_a_value_has_null():
    plain = StanceView(proposition=SCHEDULE, stance="affirms", value=None, certainty=None)
    assert json_shape.claim(replace(CLAIM, stances=(plain,)))["stances"] == [
        {
            "proposition": {"id": 1, "text": "The repair is on schedule."},
            "stance": "affirms",
            "value": None,
        }
    ]


def test_a_number_that_is_not_whole_keeps_its_fraction():
    value = ValueView(low=5.2, high=6.0, qualifier=None, unit="%", as_of=None)
    stance = StanceView(proposition=SCHEDULE, stance="affirms", value=value, certainty=None)
    shape = json_shape.claim(replace(CLAIM, stances=(stance,)))["stances"][0]["value"]
    assert json.dumps([shape["low"], shape["high"]]) == "[5.2, 6]"


def test_a_claim_in_detail_keeps_the_plain_keys_first_and_adds_to_them():
    shape = json_shape.claim_detail(CLAIM)
    plain = json_shape.claim(CLAIM)
    added = ["place", "note", "dates", "relations"]
    assert list(shape) == list(plain) + added
    assert {name: shape[name] for name in added} == {
        "place": "Kessel",
        "note": "Said at the site.",
        "dates": [
            {
                "role": "said",
                "edtf": "[..2031-02-28]",
                "earliest": None,
                "latest": "2031-02-28",
                "phrase": "Friday",
                "basis": "broadcast",
                "anchor": "2031-02-28",
                "note": "on or before",
                "span": [3, 9],
            }
        ],
        "relations": [],
    }
    assert shape["stances"][0] == plain["stances"][0] | {"certainty": "certain"}


def test_an_appearance_in_detail_names_itself_its_capture_and_its_context():
    shape = json_shape.claim_detail(CLAIM)["appearances"][0]
    assert shape == json_shape.claim(CLAIM)["appearances"][0] | {
        "id": 7,
        "key": "late@harbour",
        "context": [["It is ", ", he"]],
        "capture": "ab" * 32,
        "note": "seen in print",
    }


def test_relations_stand_in_the_detail_of_a_claim():
    relation = RelationView(
        kind="corrects", claim_id=2, claim_key="early", statement="It is on time.", inverse=False
    )
    assert json_shape.claim_detail(CLAIM, [relation])["relations"] == [
        {
            "kind": "corrects",
            "claim": {"id": 2, "key": "early", "statement": "It is on time."},
            "inverse": False,
        }
    ]


def test_a_contradiction_has_the_promised_keys_in_the_promised_order():
    assert json.dumps(json_shape.contradiction(contradiction())) == (
        '{"id": 1, "key": "late~late", "scope": "between_sources", "kind": "attribution", '
        '"score": 0.5, "status": "dismissed", '
        '"proposition": {"id": 1, "text": "The repair is on schedule."}, '
        '"sides": [{"claim": 12, "appearance": 7, "role": null}, '
        '{"claim": 12, "appearance": null, "role": "Mayor (2030)"}], '
        f'"claims": [{CLAIM_JSON}, {CLAIM_JSON}], '
        '"trace": [{"rule": "role", "detail": "No mayor.", '
        '"spans": [{"appearance": "late@harbour", "start": 10, "end": 15}], "words": []}], '
        '"decisions": [{"verdict": "dismissed", "reason": "not_meant", "note": null, '
        '"by": "Iris Dole", "at": "2031-03-09T10:00:00Z"}], "proposed_by": null}'
    )


def test_a_contradiction_recorded_by_a_person_alone_has_no_score():
    shape = json_shape.contradiction(contradiction(score=None, proposition=None))
    assert (shape["score"], shape["proposition"]) == (None, None)


def test_a_contradiction_in_detail_lets_its_sides_and_trace_be_looked_up():
    shape = json_shape.contradiction_detail(contradiction())
    appearance = shape["claims"][0]["appearances"][0]
    assert appearance["id"] == shape["sides"][0]["appearance"]
    assert appearance["key"] == shape["trace"][0]["spans"][0]["appearance"]


def test_a_speaker_keeps_its_shape():
    view = SpeakerView(
        id=3,
        key="brek",
        name="Tomas Brek",
        kind="person",
        aliases=("Brek",),
        roles=(ROLE,),
        members=(SpeakerRef(9, "Selm"),),
        source=None,
        note="n",
        claims=4,
    )
    plain = (
        '{"id": 3, "key": "brek", "name": "Tomas Brek", "kind": "person", "aliases": ["Brek"], '
        '"roles": [{"id": 1, "title": "Mayor", "organisation": "Kessel", "start": "2030", '
        '"end": null, "evidence": "gazette"}], "claims": 4'
    )
    more = ', "members": [{"id": 9, "name": "Selm"}], "source": null, "note": "n"}'
    assert json.dumps(json_shape.speaker(view)) == plain + "}"
    assert json.dumps(json_shape.speaker_detail(view)) == plain + more


def test_a_source_keeps_its_shape():
    view = SourceView(
        id=1,
        key="harbour",
        kind="article",
        title="Kessel",
        publisher=None,
        byline=None,
        credit=("Norland Wire",),
        url=None,
        language="en",
        published=SAID,
        captures=(
            CaptureView(
                id=2,
                sha256="ab" * 32,
                held=False,
                length=None,
                captured_at="2031-03-06T08:00:00Z",
                extractor="plain",
                extractor_version="1",
                url="https://norland.example/1",
                media_type="text/html",
                status=200,
            ),
        ),
        note=None,
        claims=2,
    )
    shape = json_shape.source_detail(view)
    assert list(shape) == [*json_shape.source(view), "note", "dates", "captures"]
    assert json.dumps(json_shape.source(view)) == (
        '{"id": 1, "key": "harbour", "kind": "article", "title": "Kessel", "publisher": null, '
        '"byline": null, "credit": ["Norland Wire"], "language": "en", "url": null, '
        '"published": {"edtf": "[..2031-02-28]", "earliest": null, "latest": "2031-02-28", '
        '"phrase": "Friday", "basis": "broadcast"}, "claims": 2}'
    )
    assert json.dumps(shape["captures"][0]) == (
        f'{{"id": 2, "sha256": "{"ab" * 32}", "held": false, "length": null, '
        '"captured_at": "2031-03-06T08:00:00Z", "extractor": "plain", "extractor_version": "1", '
        '"url": "https://norland.example/1", "media_type": "text/html", "status": 200}'
    )


def test_a_topic_keeps_its_shape():
    view = TopicView(id=1, key="bridges", name="Bridges", claims=6)
    assert json.dumps(json_shape.topic(view)) == (
        '{"id": 1, "key": "bridges", "name": "Bridges", "claims": 6}'
    )


def test_a_proposition_keeps_its_shape():
    view = PropositionView(
        id=1,
        key="schedule",
        text="The repair is on schedule.",
        topic="bridges",
        period=None,
        place="Kessel",
        measure=None,
        unit=None,
        slot=False,
        stances=(("affirms", 3), ("denies", 1)),
        note="n",
    )
    plain = (
        '{"id": 1, "key": "schedule", "text": "The repair is on schedule.", "topic": "bridges", '
        '"period": null, "place": "Kessel", "measure": null, "unit": null, "slot": false, '
        '"stances": {"affirms": 3, "denies": 1}'
    )
    assert json.dumps(json_shape.proposition(view)) == plain + "}"
    assert json.dumps(json_shape.proposition_detail(view)) == plain + ', "note": "n"}'


def test_a_position_keeps_its_shape():
    view = PositionView(
        proposition=SCHEDULE,
        stance="denies",
        certainty="certain",
        value=None,
        claim=CLAIM,
        roles=(ROLE,),
        turn="reversal",
    )
    assert json.dumps(json_shape.position(view)) == (
        '{"proposition": {"id": 1, "text": "The repair is on schedule."}, "stance": "denies", '
        '"certainty": "certain", "value": null, "turn": "reversal", "roles": [{"id": 1, '
        '"title": "Mayor", "organisation": "Kessel", "start": "2030", "end": null, '
        f'"evidence": "gazette"}}], "claim": {CLAIM_JSON}}}'
    )


def test_a_change_keeps_its_shape():
    view = ChangeView(
        number=4, at="2031-03-06T08:00:00Z", by="iris", act="undo", summary="9", records=2,
        undoes=3, undone_by=None,
    )  # fmt: skip
    assert json.dumps(json_shape.change(view)) == (
        '{"number": 4, "at": "2031-03-06T08:00:00Z", "by": "iris", "act": "undo", "summary": "9", '
        '"records": 2, "undoes": 3, "undone_by": null}'
    )


def test_a_selection_keeps_the_order_of_its_filters():
    view = Selection(
        kind="timeline",
        filters=(("topic", "b"), ("since", "a")),
        last_change=3,
        made_from="x",
        keys=(("topic", "bridges"),),
    )
    assert json.dumps(json_shape.selection(view)) == (
        '{"kind": "timeline", "filters": [{"name": "topic", "value": "b"}, '
        '{"name": "since", "value": "a"}], "last_change": 3, "made_from": "x", '
        '"keys": {"topic": "bridges"}}'
    )
