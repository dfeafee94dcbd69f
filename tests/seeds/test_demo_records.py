"""What holds of the demo records wherever they are: no text but the held ones is needed."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

import seeds
from onrecord.dates import bounds
from onrecord.records import AppearanceRecord, ClaimRecord
from seeds import demo_files

FRANCE24 = "france24-2014-12-03"
SEEDS = Path(seeds.__file__).parent


def appearances_in(claims, source) -> list[tuple[ClaimRecord, AppearanceRecord]]:
    return [
        (claim, appearance)
        for claim in claims
        for appearance in claim.appearances
        if appearance.source == source
    ]


def claim_of(claims, key) -> ClaimRecord:
    return next(claim for claim in claims if claim.key == key)


def test_every_record_file_of_the_folder_is_loaded():
    assert sorted(file.name for file in demo_files()) == sorted(
        path.name for path in SEEDS.glob("*.yaml")
    )


def test_every_reference_leads_to_this_file_or_an_earlier_one(record_sets):
    known: set[tuple[str, str]] = set()
    missing: list[tuple[str, str]] = []
    for records in record_sets:
        known |= defined(records)
        missing += sorted(referred(records) - known)
    assert missing == []


def defined(records) -> set[tuple[str, str]]:
    nouns = {
        "source": records.sources,
        "speaker": records.speakers,
        "topic": (*records.topics, *records.mentioned_topics),
        "proposition": records.propositions,
        "claim": records.claims,
    }
    return {(noun, record.key) for noun, found in nouns.items() for record in found}


def referred(records) -> set[tuple[str, str]]:
    found: set[tuple[str, str | None]] = set()
    for speaker in records.speakers:
        found |= {("speaker", member) for member in speaker.members}
        found.add(("source", speaker.source))
    for proposition in records.propositions:
        found.add(("topic", proposition.topic))
    for claim in records.claims:
        found |= {("speaker", claim.speaker), ("speaker", claim.on_behalf_of)}
        found |= {("topic", topic) for topic in claim.topics}
        found |= {("proposition", stance.proposition) for stance in claim.stances}
        found |= {("claim", relation.claim) for relation in claim.relations}
        found |= {("source", date.source) for date in (claim.said, claim.event) if date}
        for appearance in claim.appearances:
            found.add(("source", appearance.source))
            found |= {("speaker", relayer) for relayer in appearance.relayed_by}
    for contradiction in records.contradictions:
        found.add(("proposition", contradiction.proposition))
        found |= {("claim", side.claim) for side in contradiction.sides}
    return {(noun, key) for noun, key in found if key is not None}


def test_no_topic_is_only_mentioned(record_sets):
    declared = {topic.key for records in record_sets for topic in records.topics}
    mentioned = {topic.key for records in record_sets for topic in records.mentioned_topics}
    assert mentioned <= declared


def test_no_record_stands_in_two_files(record_sets):
    found = Counter(
        (type(record).__name__, record.key)
        for records in record_sets
        for record in (
            *records.sources, *records.speakers, *records.propositions, *records.claims,
        )
    )  # fmt: skip
    assert [key for key, times in found.items() if times > 1] == []


def test_no_name_or_alias_belongs_to_two_speakers(speakers):
    names = Counter(
        name.casefold()
        for speaker in speakers.values()
        for name in {speaker.name, *speaker.aliases}
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_the_held_texts_have_the_bytes_that_the_records_name(sources):
    held = [source for source in sources.values() if source.file]
    found = {s.key: hashlib.sha256((SEEDS / s.file).read_bytes()).hexdigest() for s in held}
    assert found == {source.key: source.sha256 for source in held}


def test_only_the_two_works_of_the_us_government_are_held(sources):
    held = sorted(path.name for path in (SEEDS / "texts").glob("*.txt"))
    assert held == sorted(Path(source.file).name for source in sources.values() if source.file)
    assert held == ["bush-1990-06-26.txt", "state-2014-12-03-press-availability.excerpt.txt"]


def test_the_quotations_from_held_texts_stand_at_their_spans(claims, held_texts):
    wrong = [
        appearance.key
        for source, text in held_texts.items()
        for _, appearance in appearances_in(claims, source)
        if tuple(span.words(text) for span in appearance.spans) != appearance.exact
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "source", ["state-2014-12-03-press-availability", "bush-1990-06-26", FRANCE24]
)
def test_every_report_in_a_captured_text_has_its_place_there(claims, source):
    found = appearances_in(claims, source)
    assert found
    assert [appearance.key for _, appearance in found if not appearance.spans] == []


def test_the_dates_from_held_texts_stand_at_their_spans(claims, sources, held_texts):
    dates = [
        (claim.key, date, date.source or claim.appearances[0].source)
        for claim in claims
        for date in (claim.said, claim.event)
        if date and date.span
    ]
    dates += [(s.key, s.published, s.key) for s in sources.values() if s.published.span]
    found = [(key, d, held_texts[source]) for key, d, source in dates if source in held_texts]
    assert found
    assert [key for key, date, text in found if date.span.words(text) != date.phrase] == []


def test_nothing_is_said_after_its_last_report_was_published(claims, sources):
    late = [
        claim.key
        for claim in claims
        for appearance in claim.appearances
        if claim.said
        and bounds(claim.said.edtf).stored[0]
        > bounds(sources[appearance.source].published.edtf).stored[1]
    ]
    assert late == []


@pytest.mark.parametrize(
    ("speaker", "number"),
    [("kerry", 9), ("abadi", 5), ("lungescu", 4), ("moualem", 2), ("mogherini", 1),
     ("pentagon", 1), ("iran", 1), ("france24", 12)],
)  # fmt: skip
def test_every_speaker_of_the_article_has_its_claims(claims, speaker, number):
    found = {c.key for c, _ in appearances_in(claims, FRANCE24) if c.speaker == speaker}
    assert len(found) >= number


def test_indirect_reports_of_the_article_are_held_by_hash_only(claims):
    indirect = [a for _, a in appearances_in(claims, FRANCE24) if a.quote_type == "indirect"]
    assert indirect
    assert [a.key for a in indirect if a.exact or len(a.sha256) != len(a.spans)] == []


def test_the_article_itself_is_known_by_hash_only(sources):
    assert sources[FRANCE24].sha256
    assert sources[FRANCE24].file is None


@pytest.mark.parametrize(
    ("key", "role", "dated"),
    [
        ("kerry-prepared", "said", ("Wednesday", "2014-12-03", "relative")),
        ("pentagon-iran-strikes", "said", ("Tuesday", "2014-12-02", "relative")),
        ("moualem-not-weakening", "said", ("last week", "2014-11-24/2014-11-30", "relative")),
        ("moualem-not-weaker", "said", ("Friday", "[..2014-11-28]", "broadcast")),
        ("france24-more-than-1000-strikes", "event",
         ("Aug. 8", "2014-08-08/2014-12-03", "inferred")),
        ("france24-mosul-seized", "event", ("nearly two months after", "2014-06~", "relative")),
        ("france24-no-relations", "event", ("1979", "1979/2014-12-03", "explicit")),
        ("kerry-training-missions", "event",
         ("less than three months ago", "[2014-09-04..2014-12-03]", "relative")),
    ],
)  # fmt: skip
def test_a_phrase_of_time_in_the_article_is_dated(claims, key, role, dated):
    date = getattr(claim_of(claims, key), role)
    assert (date.phrase, date.edtf, date.basis) == dated
    assert date.span is not None


@pytest.mark.parametrize(
    ("key", "modality", "stances"),
    [
        ("kerry-hampered", "asserted", {"strikes-weaken-is": "affirms"}),
        ("kerry-strikes-damage", "asserted", {"strikes-weaken-is": "affirms"}),
        ("kerry-momentum-halted", "asserted", {"strikes-weaken-is": "affirms"}),
        ("moualem-not-weakening", "denied", {"strikes-weaken-is": "denies"}),
        ("moualem-not-weaker", "denied", {"strikes-weaken-is": "denies"}),
        ("assad-not-serious", "denied", {"strikes-weaken-is": "denies"}),
        ("kirby-indications", "asserted", {"iran-struck-in-iraq": "affirms"}),
        ("pentagon-iran-strikes", "asserted", {"iran-struck-in-iraq": "affirms"}),
        ("kirby-no-indication", "asserted", {"iran-struck-in-iraq": "neutral"}),
        ("kirby-no-position", "asserted", {"iran-struck-in-iraq": "neutral"}),
        ("iranian-official-never-involved", "denied", {"iran-struck-in-iraq": "denies"}),
        ("abadi-not-aware", "unaware", {"iran-struck-in-iraq": "unaware"}),
        ("abadi-only-country", "asserted", {}),
        ("bush-no-new-taxes", "intended", {"federal-taxes-rise": "denies"}),
        ("bush-tax-revenue-increases", "demanded", {"federal-taxes-rise": "affirms"}),
    ],
)
def test_a_claim_stands_to_its_proposition_as_it_was_said(claims, key, modality, stances):
    claim = claim_of(claims, key)
    assert claim.modality == modality
    assert {stance.proposition: stance.stance for stance in claim.stances} == stances


def test_the_plan_that_lungescu_passed_on_is_abadis_own_claim(claims):
    claim = claim_of(claims, "abadi-plans-request")
    relayed = {a.source: a.relayed_by for a in claim.appearances}
    assert claim.speaker == "abadi"
    assert relayed[FRANCE24] == ("lungescu",)


def test_an_unnamed_official_belongs_to_the_report_that_quotes_him(speakers, sources):
    unnamed = [speaker for speaker in speakers.values() if speaker.kind == "unnamed"]
    assert unnamed
    assert [speaker.key for speaker in unnamed if speaker.source not in sources] == []


def test_every_near_twin_is_dismissed_with_its_reason(record_sets):
    found = [
        (contradiction.kind, decision.verdict, decision.reason)
        for records in record_sets
        for contradiction in records.contradictions
        for decision in contradiction.decisions
    ]
    assert sorted(found) == [
        ("date", "dismissed", "different_place"),
        *[("numeric", "dismissed", "compatible_figures")] * 3,
    ]


def test_every_role_has_its_dates_and_its_evidence(speakers):
    roles = [role for speaker in speakers.values() for role in speaker.roles]
    assert roles
    assert [role.key for role in roles if not (role.start and role.end and role.evidence)] == []
