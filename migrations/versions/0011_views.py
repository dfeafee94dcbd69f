"""Views with plain names, so that the common questions need no joins.

Revision ID: 0011
Revises: 0010

One SQL for both engines; what they spell differently stands in ``SPELLINGS``. Lists are put in
order by an inner SELECT: SQLite before 3.44 knows no ORDER BY inside an aggregate.
"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SPELLINGS = {
    "sqlite": {
        "join": "group_concat",
        "place_of": "instr",
        "exact": "json_each(appearance.exact) AS piece",
        "credit": "json_each(source.credit) AS piece",
        "trace": "json_each(contradiction.trace) AS piece",
        "detail": "json_extract(piece.value, '$.detail')",
    },
    "postgresql": {
        "join": "string_agg",
        "place_of": "strpos",
        "exact": "json_array_elements_text(appearance.exact) WITH ORDINALITY AS piece (value, key)",
        "credit": "json_array_elements_text(source.credit) WITH ORDINALITY AS piece (value, key)",
        "trace": "json_array_elements(contradiction.trace) WITH ORDINALITY AS piece (value, key)",
        "detail": "piece.value ->> 'detail'",
    },
}

CLAIMS = """
CREATE VIEW claims AS
SELECT claim.id, claim.key, claim.kind,
       speaker.name AS speaker, principal.name AS on_behalf_of,
       claim.statement, claim.modality, claim.status,
       said.edtf AS said,
       NULLIF(claim.said_from, '0001-01-01') AS said_earliest,
       NULLIF(claim.said_to, '9999-12-31') AS said_latest,
       event.edtf AS event,
       NULLIF(claim.event_from, '0001-01-01') AS event_earliest,
       NULLIF(claim.event_to, '9999-12-31') AS event_latest,
       claim.place,
       (SELECT {join}(own.name, '; ') FROM (
            SELECT topic.name FROM claim_topic
            JOIN topic ON topic.id = claim_topic.topic_id
            WHERE claim_topic.claim_id = claim.id
            UNION
            SELECT topic.name FROM stance
            JOIN proposition ON proposition.id = stance.proposition_id
            JOIN topic ON topic.id = proposition.topic_id
            WHERE stance.claim_id = claim.id AND NOT stance.withdrawn
            ORDER BY 1) AS own) AS topics,
       (SELECT count(*) FROM appearance
        WHERE appearance.claim_id = claim.id AND NOT appearance.withdrawn) AS appearances,
       (SELECT {join}(own.name, '; ') FROM (
            SELECT DISTINCT coalesce(source.publisher, source.title) AS name FROM appearance
            JOIN source ON source.id = appearance.source_id
            WHERE appearance.claim_id = claim.id AND NOT appearance.withdrawn
            ORDER BY 1) AS own) AS publishers,
       claim.note
FROM claim
JOIN speaker ON speaker.id = claim.speaker_id
LEFT JOIN speaker AS principal ON principal.id = claim.on_behalf_of_id
LEFT JOIN date AS said ON said.id = claim.said_date_id
LEFT JOIN date AS event ON event.id = claim.event_date_id
WHERE claim.status <> 'withdrawn'
"""

# The anchor that a quotation is shown with: in the text that the source's record names, else in
# the latest. Words that the record does not repeat are cut out of the text where that is proved.
QUOTATIONS = """
CREATE VIEW quotations AS
SELECT appearance.id, appearance.key, appearance.claim_id,
       speaker.name AS speaker,
       CASE WHEN json_array_length(appearance.exact) > 0 THEN
           (SELECT {join}(own.words, ' […] ') FROM (
                SELECT piece.value AS words FROM {exact} ORDER BY piece.key) AS own)
       WHEN anchor.verification = 'verified' THEN
           (SELECT {join}(own.words, ' […] ') FROM (
                SELECT substr(capture.text, anchor_span.span_start + 1,
                              anchor_span.span_end - anchor_span.span_start) AS words
                FROM anchor_span WHERE anchor_span.anchor_id = anchor.id
                ORDER BY anchor_span.position) AS own)
       END AS quotation,
       appearance.quote_type,
       claim.statement, claim.status,
       said.edtf AS said,
       source.title AS source, source.publisher, source.url,
       published.edtf AS published,
       NULLIF(source.published_from, '0001-01-01') AS published_earliest,
       NULLIF(source.published_to, '9999-12-31') AS published_latest,
       appearance.cue, appearance.described_as,
       (SELECT {join}(own.name, '; ') FROM (
            SELECT relayer.name FROM relay
            JOIN speaker AS relayer ON relayer.id = relay.speaker_id
            WHERE relay.appearance_id = appearance.id
            ORDER BY relay.position) AS own) AS relayed_by,
       appearance.translated_by,
       coalesce(anchor.verification, 'not_held') AS verification,
       (SELECT {join}(own.span, ' ') FROM (
            SELECT '[' || anchor_span.span_start || ', ' || anchor_span.span_end || ')' AS span
            FROM anchor_span WHERE anchor_span.anchor_id = anchor.id
            ORDER BY anchor_span.position) AS own) AS spans,
       appearance.note
FROM appearance
JOIN claim ON claim.id = appearance.claim_id
JOIN speaker ON speaker.id = claim.speaker_id
JOIN source ON source.id = appearance.source_id
LEFT JOIN date AS said ON said.id = claim.said_date_id
LEFT JOIN date AS published ON published.id = source.published_date_id
LEFT JOIN anchor ON anchor.id = (
    SELECT own.id FROM anchor AS own JOIN capture AS copy ON copy.id = own.capture_id
    WHERE own.appearance_id = appearance.id
    ORDER BY copy.coded DESC, own.capture_id DESC LIMIT 1)
LEFT JOIN capture ON capture.id = anchor.capture_id
WHERE NOT appearance.withdrawn AND claim.status <> 'withdrawn'
"""

POSITIONS = """
CREATE VIEW positions AS
SELECT stance.id, stance.key, stance.claim_id,
       speaker.name AS speaker,
       said.edtf AS said,
       NULLIF(stance.said_from, '0001-01-01') AS said_earliest,
       NULLIF(stance.said_to, '9999-12-31') AS said_latest,
       proposition.text AS proposition, stance.stance, stance.certainty,
       stance.value_low, stance.value_high, stance.qualifier,
       CASE WHEN stance.value_low IS NOT NULL OR stance.value_high IS NOT NULL
            THEN coalesce(stance.unit, proposition.unit) END AS unit,
       stance.as_of,
       topic.name AS topic,
       claim.statement, claim.status
FROM stance
JOIN claim ON claim.id = stance.claim_id
JOIN speaker ON speaker.id = stance.speaker_id
JOIN proposition ON proposition.id = stance.proposition_id
LEFT JOIN topic ON topic.id = proposition.topic_id
LEFT JOIN date AS said ON said.id = claim.said_date_id
WHERE NOT stance.withdrawn AND claim.status <> 'withdrawn'
"""

OFFICE = """role.title
    || CASE WHEN role.organisation IS NULL OR role.organisation = ''
                 OR {place_of}(role.title, role.organisation) > 0
            THEN '' ELSE ', ' || role.organisation END
    || ' (' || coalesce(role.start, '..') || '/' || coalesce(role."end", '..') || ')'"""

# As `onrecord contradiction list` words a side.
SIDE = """
(SELECT CASE
    WHEN role.id IS NOT NULL THEN speaker.name || ' held the office ' || {office}
    WHEN contradiction.kind = 'attribution' AND appearance.described_as IS NOT NULL THEN
        coalesce(source.publisher, source.title) || ' calls ' || speaker.name
        || ' "' || appearance.described_as || '"'
    ELSE coalesce(coalesce(source.publisher, source.title) || ': ', '')
        || speaker.name || coalesce(' for ' || principal.name, '')
        || ' (' || coalesce(said.edtf, '?') || '): '
        || CASE WHEN claim.status = 'accepted' THEN '' ELSE '[' || claim.status || '] ' END
        || coalesce((SELECT quotations.quotation FROM quotations WHERE quotations.id = appearance.id),
                    claim.statement)
    END
 FROM claim
 JOIN speaker ON speaker.id = claim.speaker_id
 LEFT JOIN speaker AS principal ON principal.id = claim.on_behalf_of_id
 LEFT JOIN date AS said ON said.id = claim.said_date_id
 LEFT JOIN appearance ON appearance.id = contradiction.{side}_appearance_id
 LEFT JOIN source ON source.id = appearance.source_id
 LEFT JOIN role ON role.id = contradiction.{side}_role_id
 WHERE claim.id = contradiction.{side}_claim_id)"""

CONTRADICTIONS = """
CREATE VIEW contradictions AS
SELECT contradiction.id, contradiction.key,
       contradiction.kind, contradiction.scope, contradiction.status, contradiction.score,
       proposition.text AS proposition,
       first_speaker.name AS first_speaker, {one} AS first_side,
       second_speaker.name AS second_speaker, {other} AS second_side,
       (SELECT {join}(own.words, ' ') FROM (
            SELECT {detail} AS words FROM {trace} ORDER BY piece.key) AS own) AS reasons,
       (SELECT {join}(own.words, '; ') FROM (
            SELECT decision.verdict || coalesce(' (' || decision.reason || ')', '')
                   || ' by ' || decision.decided_by AS words
            FROM decision
            WHERE decision.contradiction_id = contradiction.id AND NOT decision.withdrawn
            ORDER BY decision.decided_at, decision.id) AS own) AS decisions,
       contradiction.first_claim_id,
       contradiction.second_claim_id
FROM contradiction
JOIN claim AS first_claim ON first_claim.id = contradiction.first_claim_id
JOIN claim AS second_claim ON second_claim.id = contradiction.second_claim_id
JOIN speaker AS first_speaker ON first_speaker.id = first_claim.speaker_id
JOIN speaker AS second_speaker ON second_speaker.id = second_claim.speaker_id
LEFT JOIN proposition ON proposition.id = contradiction.proposition_id
"""

OPEN_CONTRADICTIONS = """
CREATE VIEW open_contradictions AS
SELECT * FROM contradictions
WHERE status IN ('candidate', 'confirmed', 'unsure', 'disputed')
"""

SPEAKERS = """
CREATE VIEW speakers AS
SELECT speaker.id, speaker.key, speaker.name, speaker.kind,
       (SELECT {join}(own.name, '; ') FROM (
            SELECT alias.name FROM alias WHERE alias.speaker_id = speaker.id
            ORDER BY alias.position) AS own) AS aliases,
       (SELECT {join}(own.words, '; ') FROM (
            SELECT {office} AS words FROM role
            WHERE role.speaker_id = speaker.id AND NOT role.withdrawn
            ORDER BY role.position, role.held_from) AS own) AS roles,
       (SELECT {join}(own.name, '; ') FROM (
            SELECT member.name FROM membership
            JOIN speaker AS member ON member.id = membership.member_id
            WHERE membership.group_id = speaker.id
            ORDER BY membership.position) AS own) AS members,
       (SELECT count(*) FROM claim
        WHERE claim.speaker_id = speaker.id AND claim.status = 'accepted') AS claims,
       (SELECT min(NULLIF(claim.said_from, '0001-01-01')) FROM claim
        WHERE claim.speaker_id = speaker.id AND claim.status = 'accepted') AS first_said,
       (SELECT max(NULLIF(claim.said_to, '9999-12-31')) FROM claim
        WHERE claim.speaker_id = speaker.id AND claim.status = 'accepted') AS last_said,
       (SELECT count(*) FROM (
            SELECT contradiction.id FROM claim
            JOIN contradiction ON contradiction.first_claim_id = claim.id
            WHERE claim.speaker_id = speaker.id
            AND contradiction.status IN ('candidate', 'confirmed', 'unsure', 'disputed')
            UNION
            SELECT contradiction.id FROM claim
            JOIN contradiction ON contradiction.second_claim_id = claim.id
            WHERE claim.speaker_id = speaker.id
            AND contradiction.status IN ('candidate', 'confirmed', 'unsure', 'disputed')
       ) AS own) AS open_contradictions,
       (SELECT count(*) FROM claim
        JOIN contradiction ON contradiction.first_claim_id = claim.id
        WHERE claim.speaker_id = speaker.id AND contradiction.scope = 'self'
        AND contradiction.status IN ('candidate', 'confirmed', 'unsure', 'disputed')
       ) AS open_with_itself,
       speaker.note
FROM speaker
WHERE NOT speaker.withdrawn
"""

SOURCES = """
CREATE VIEW sources AS
SELECT source.id, source.key, source.kind, source.title, source.publisher, source.byline,
       (SELECT {join}(own.name, '; ') FROM (
            SELECT piece.value AS name FROM {credit} ORDER BY piece.key) AS own) AS credit,
       published.edtf AS published,
       NULLIF(source.published_from, '0001-01-01') AS published_earliest,
       NULLIF(source.published_to, '9999-12-31') AS published_latest,
       source.url, source.language,
       CASE WHEN EXISTS (SELECT 1 FROM capture
                         WHERE capture.source_id = source.id AND capture.text IS NOT NULL)
            THEN 'held'
            WHEN EXISTS (SELECT 1 FROM capture WHERE capture.source_id = source.id)
            THEN 'by hash only'
            ELSE 'no capture' END AS text,
       (SELECT count(DISTINCT claim.id) FROM appearance
        JOIN claim ON claim.id = appearance.claim_id
        WHERE appearance.source_id = source.id AND NOT appearance.withdrawn
        AND claim.status = 'accepted') AS claims,
       (SELECT count(*) FROM appearance
        JOIN claim ON claim.id = appearance.claim_id
        WHERE appearance.source_id = source.id AND NOT appearance.withdrawn
        AND claim.status <> 'withdrawn'
        AND EXISTS (SELECT 1 FROM anchor WHERE anchor.appearance_id = appearance.id
                    AND anchor.verification = 'verified')) AS verified_quotations,
       source.note
FROM source
LEFT JOIN date AS published ON published.id = source.published_date_id
WHERE NOT source.withdrawn
"""

# In an order in which they can be made: a view stands after those that it reads.
VIEWS = {
    "claims": CLAIMS,
    "quotations": QUOTATIONS,
    "positions": POSITIONS,
    "contradictions": CONTRADICTIONS,
    "open_contradictions": OPEN_CONTRADICTIONS,
    "speakers": SPEAKERS,
    "sources": SOURCES,
}


def upgrade() -> None:
    spelling = SPELLINGS[op.get_bind().dialect.name]
    parts = {
        "office": OFFICE.format(**spelling),
        "one": SIDE.format(side="first", office=OFFICE.format(**spelling)),
        "other": SIDE.format(side="second", office=OFFICE.format(**spelling)),
    }
    for view in VIEWS.values():
        op.execute(view.format(**spelling, **parts))


def downgrade() -> None:
    for name in reversed(VIEWS):
        op.execute(f"DROP VIEW {name}")
