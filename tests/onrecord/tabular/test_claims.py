from dataclasses import replace

from onrecord.tabular import SHEETS

CLAIMS, APPEARANCES, STANCES = SHEETS["claim"]


def test_a_claim_is_one_row_with_all_that_is_known(table, claim):
    assert table(CLAIMS, claim) == [
        {
            "id": "1",
            "key": "lost",
            "status": "draft",
            "kind": "statement",
            "speaker_id": "2",
            "speaker": "Tomás Brek",
            "on_behalf_of": "Navy",
            "statement": "At least 12 boats were lost.",
            "modality": "asserted",
            "said": "[..2031-05-06]",
            "said_latest": "2031-05-06",
            "said_phrase": "by Tuesday",
            "said_basis": "relative",
            "said_anchor": "2031-05-07",
            "topics": "Losses; Patrols",
            "stances": "affirms (probable, at_least 12 boats as of 2031-05): N boats were lost.",
            "sources": "The bay\nLosses",
            "publishers": "The Harbour Post",
            "published": "2031-05-07",
            "quotation": "twelve boats […] no fewer",
            "quote_type": "direct; indirect",
            "verification": "verified; not_held",
            "described_as": "the admiral",
            "relayed_by": "Ana Ferro; Navy",
            "translated_by": "none; unknown",
            "url": "https://post.example/bay",
            "note": "checked twice",
            "source_count": "2",
            "origin_count": "1",
        }
    ]


def test_an_open_bound_and_an_unknown_date_are_empty(table, claim):
    (row,) = table(CLAIMS, claim)
    assert [name for name in row if name.startswith("event") or name == "said_earliest"] == []


def test_a_word_that_several_reports_share_stands_once(table, claim):
    twice = replace(claim, appearances=(claim.appearances[0],) * 2)
    assert table(CLAIMS, twice)[0]["publishers"] == "The Harbour Post"


def test_a_report_is_one_row_beside_the_key_of_its_claim(table, claim):
    assert table(APPEARANCES, claim) == [
        {
            "id": "11",
            "key": "lost@post",
            "claim_id": "1",
            "claim_key": "lost",
            "speaker": "Tomás Brek",
            "statement": "At least 12 boats were lost.",
            "source_id": "4",
            "source_key": "post",
            "source": "The bay",
            "publisher": "The Harbour Post",
            "published": "2031-05-07",
            "url": "https://post.example/bay",
            "quote_type": "direct",
            "cue": "said",
            "quotation": "twelve boats […] no fewer",
            "context_before": "he said  […] and ",
            "context_after": ", and […] .",
            "spans": "5-17; 30-38",
            "capture_sha256": "ab" * 32,
            "verification": "verified",
            "described_as": "the admiral",
            "relayed_by": "Ana Ferro; Navy",
            "translated_by": "none",
        },
        {
            "id": "12",
            "key": "lost@wire",
            "claim_id": "1",
            "claim_key": "lost",
            "speaker": "Tomás Brek",
            "statement": "At least 12 boats were lost.",
            "source_id": "5",
            "source_key": "wire",
            "source": "Losses",
            "quote_type": "indirect",
            "verification": "not_held",
            "translated_by": "unknown",
        },
    ]


def test_a_stance_is_one_row_with_its_figure(table, claim):
    assert table(STANCES, claim) == [
        {
            "claim_id": "1",
            "claim_key": "lost",
            "speaker": "Tomás Brek",
            "statement": "At least 12 boats were lost.",
            "said": "[..2031-05-06]",
            "said_latest": "2031-05-06",
            "proposition_id": "7",
            "proposition": "N boats were lost.",
            "stance": "affirms",
            "certainty": "probable",
            "value_low": "12",
            "qualifier": "at_least",
            "unit": "boats",
            "as_of": "2031-05",
        }
    ]


def test_a_claim_without_reports_has_no_row_of_a_report(table, claim):
    assert table(APPEARANCES, replace(claim, appearances=())) == []
