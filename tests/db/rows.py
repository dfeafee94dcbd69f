"""One valid row for every table, about made-up people, in an order in which they may come."""

from typing import Any

NOW = "2031-06-01T10:00:00Z"
OPEN = {"from": "0001-01-01", "to": "9999-12-31"}
WORDS = {"sha256": "a" * 64}
SPAN = {"span_start": 3, "span_end": 10}

LOG = {
    "change": {"id": 1, "at": NOW, "made_by": "ana", "act": "import", "summary": "1 record"},
    "change_record": {"change_id": 1, "noun": "claim", "key": "ferry", "before": "{}",
                      "after": "{}"},
}  # fmt: skip
SOURCES = {
    "date": {"id": 1, "key": "ferry/said", "role": "said", "edtf": "2031-05-06",
             "earliest": "2031-05-06", "latest": "2031-05-06", "basis": "relative",
             "phrase": "Tuesday", "anchor": "2031-05-07"},
    "source": {"id": 1, "key": "post", "kind": "article", "title": "The ferry", "credit": "[]",
               "published_date_id": 1, "published_from": "2031-05-06",
               "published_to": "2031-05-06", "folded": "the ferry"},
    "capture": {"id": 1, "key": "post@aaaa", "source_id": 1, **WORDS, "extractor": "plain-text",
                "extractor_version": "1", "captured_at": NOW, "coded": False},
    "block": {"capture_id": 1, "position": 0, "kind": "paragraph", **SPAN},
    "date_anchor": {"date_id": 1, "capture_id": 1, **SPAN},
}  # fmt: skip
SPEAKERS = {
    "speaker": {"id": 1, "key": "ferro", "name": "Ana Ferro", "kind": "person",
                "folded": "ana ferro"},
    "alias": {"id": 1, "speaker_id": 1, "position": 0, "name": "Ferro", "folded": "ferro"},
    "role": {"id": 1, "key": "ferro/pilot", "speaker_id": 1, "position": 0, "title": "Pilot",
             "held_from": "2030-01-01", "held_to": "2032-01-01"},
    "membership": {"group_id": 2, "member_id": 1, "position": 0},
}  # fmt: skip
CLAIMS = {
    "topic": {"id": 1, "key": "ferries", "name": "ferries", "folded": "ferries"},
    "proposition": {"id": 1, "key": "late", "text": "The ferry was late.", "slot": False,
                    "folded": "the ferry was late.", "topic_id": 1,
                    "period_from": "2031-05-01", "period_to": "2031-05-31"},
    "claim": {"id": 1, "key": "ferry", "kind": "statement", "speaker_id": 1,
              "statement": "The ferry was late.", "modality": "asserted", "status": "accepted",
              "said_date_id": 1, "said_from": "2031-05-06", "said_to": "2031-05-06",
              "event_from": OPEN["from"], "event_to": OPEN["to"],
              "search_text": " the ferry was late "},
    "claim_topic": {"claim_id": 1, "topic_id": 1},
    "claim_relation": {"claim_id": 2, "kind": "repeats", "target_id": 1},
}  # fmt: skip
APPEARANCES = {
    "appearance": {"id": 1, "key": "ferry/1", "claim_id": 1, "source_id": 1, "position": 0,
                   "quote_type": "direct", "exact": "[]", "translated_by": "none"},
    "relay": {"appearance_id": 1, "position": 0, "speaker_id": 2},
    "anchor": {"id": 1, "appearance_id": 1, "capture_id": 1, "verification": "not_held"},
    "anchor_span": {"anchor_id": 1, "position": 0, **SPAN, **WORDS},
}  # fmt: skip
STANCES = {
    "stance": {"id": 1, "key": "ferry/late", "claim_id": 1, "proposition_id": 1,
               "speaker_id": 1, "said_from": "2031-05-06", "said_to": "2031-05-06",
               "position": 0, "stance": "affirms", "value_low": 1.0, "value_high": 2.0,
               "qualifier": "about", "certainty": "probable", "as_of_from": OPEN["from"],
               "as_of_to": OPEN["to"]},
}  # fmt: skip
CONTRADICTIONS = {
    "contradiction": {"id": 1, "key": "pair", "scope": "between_speakers", "kind": "negation",
                      "status": "candidate", "score": 0.5, "proposition_id": 1,
                      "first_claim_id": 1, "second_claim_id": 2, "trace": "[]",
                      "proposed_by": "rules 1"},
    "decision": {"id": 1, "key": "pair/1", "contradiction_id": 1, "verdict": "dismissed",
                 "reason": "different_place", "decided_by": "ana", "decided_at": NOW},
}  # fmt: skip
READ = {
    "sketch": {"capture_id": 1, "made_by": "minhash-1", "words": 200, "comparable": True,
               "agencies": "[]", "paragraphs": "[-7]"},
    "sketch_number": {"number": 7, "capture_id": 1},
    "extraction": {"capture_id": 1, "made_by": "onrecord.extract 1"},
}  # fmt: skip
COMPARED = {
    "statement_vector": {"cell": 0, "claim_id": 1, "made_by": "words 1", "digest": "a" * 16,
                         "vector": b"\x01\x7f"},
    "vector_cell": {"number": 1, "made_by": "words 1", "centre": b"\x01\x7f"},
    "compared_version": {"id": 1, "made_by": "rules 1"},
    "compared_claim": {"claim_id": 1, "version_id": 1, "digest": "a" * 16},
    "topical_words": {"claims": 1, "made_by": "rules 1", "words": '["ferry"]'},
    "recalibration": {"id": 1, "learned_for": "rules 1", "slope": 0.9, "intercept": -0.5,
                      "offsets": "{}", "decisions": 20, "confirmed": 3, "learned_by": "ana",
                      "learned_at": NOW},
}  # fmt: skip
ORIGINS = {
    "origin_link": {"first_id": 1, "second_id": 2, "verdict": "same", "first_side": "{}",
                    "second_side": "{}", "passages": "[]", "identical": False,
                    "proposed_by": "origins-1"},
    "origin_member": {"origin_id": 1, "source_id": 2, "role": "copy", "share": 0.9},
    "origin_decision": {"id": 1, "key": "origin/1", "first_id": 1, "second_id": 2,
                        "verdict": "parted", "decided_by": "ana", "decided_at": NOW},
}  # fmt: skip

ROWS: dict[str, dict[str, Any]] = {
    **LOG,
    **SOURCES,
    **SPEAKERS,
    **CLAIMS,
    **APPEARANCES,
    **STANCES,
    **CONTRADICTIONS,
    **READ,
    **COMPARED,
    **ORIGINS,
}
#: A second row where one table's row needs two of another.
OTHERS: dict[str, dict[str, Any]] = {
    "source": ROWS["source"] | {"id": 2, "key": "mirror"},
    "capture": ROWS["capture"]
    | {"id": 2, "key": "mirror@cccc", "source_id": 2, "sha256": "c" * 64},
    "speaker": ROWS["speaker"]
    | {"id": 2, "key": "crew", "name": "The crew", "kind": "group", "folded": "the crew"},
    "claim": ROWS["claim"] | {"id": 2, "key": "on-time"},
    "appearance": ROWS["appearance"] | {"id": 2, "key": "on-time/1", "claim_id": 2},
}
