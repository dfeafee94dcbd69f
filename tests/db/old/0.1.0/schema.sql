CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE change (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	act TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	"before" JSON NOT NULL, 
	"after" JSON NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (id)
);
CREATE TABLE date (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	role TEXT NOT NULL, 
	edtf TEXT NOT NULL, 
	earliest TEXT NOT NULL, 
	latest TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	phrase TEXT, 
	anchor TEXT, 
	note TEXT, 
	CONSTRAINT pk_date PRIMARY KEY (id), 
	CONSTRAINT ck_date_anchor_is_a_day CHECK (anchor LIKE '____-__-__'), 
	CONSTRAINT ck_date_basis_known CHECK (basis IN ('explicit', 'relative', 'publication', 'broadcast', 'inferred')), 
	CONSTRAINT ck_date_earliest_is_a_day CHECK (earliest LIKE '____-__-__'), 
	CONSTRAINT ck_date_latest_is_a_day CHECK (latest LIKE '____-__-__'), 
	CONSTRAINT ck_date_role_known CHECK (role IN ('said', 'event', 'published')), 
	CONSTRAINT ck_date_earliest_before_latest CHECK (earliest <= latest), 
	CONSTRAINT uq_date_id_earliest_latest UNIQUE (id, earliest, latest), 
	CONSTRAINT uq_date_key UNIQUE ("key")
);
CREATE TABLE source (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	publisher TEXT, 
	byline TEXT, 
	credit JSON NOT NULL, 
	url TEXT, 
	language TEXT, 
	published_date_id INTEGER, 
	published_from TEXT NOT NULL, 
	published_to TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	note TEXT, 
	withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT ck_source_kind_known CHECK (kind IN ('article', 'broadcast', 'transcript', 'document', 'post')), 
	CONSTRAINT ck_source_unknown_date_is_open CHECK (published_date_id IS NOT NULL OR (published_from = '0001-01-01' AND published_to = '9999-12-31')), 
	CONSTRAINT ck_source_title_not_empty CHECK (title <> ''), 
	CONSTRAINT fk_source_published_date_id_published_from_published_to_date FOREIGN KEY(published_date_id, published_from, published_to) REFERENCES date (id, earliest, latest) ON UPDATE CASCADE, 
	CONSTRAINT uq_source_key UNIQUE ("key")
);
CREATE INDEX ix_source_published_from ON source (published_from);
CREATE INDEX ix_source_publisher ON source (publisher);
CREATE TABLE capture (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	source_id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	content BLOB, 
	text TEXT, 
	text_sha256 TEXT, 
	extractor TEXT NOT NULL, 
	extractor_version TEXT NOT NULL, 
	captured_at TEXT NOT NULL, 
	coded BOOLEAN NOT NULL, 
	CONSTRAINT pk_capture PRIMARY KEY (id), 
	CONSTRAINT ck_capture_held_whole CHECK ((content IS NULL) = (text IS NULL) AND (text IS NULL) = (text_sha256 IS NULL)), 
	CONSTRAINT ck_capture_sha256_whole CHECK (length(sha256) = 64), 
	CONSTRAINT fk_capture_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_capture_key UNIQUE ("key"), 
	CONSTRAINT uq_capture_source_id_sha256 UNIQUE (source_id, sha256)
);
CREATE INDEX ix_capture_sha256 ON capture (sha256);
CREATE UNIQUE INDEX uq_capture_coded ON capture (source_id) WHERE coded;
CREATE TABLE date_anchor (
	date_id INTEGER NOT NULL, 
	capture_id INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	CONSTRAINT pk_date_anchor PRIMARY KEY (date_id), 
	CONSTRAINT ck_date_anchor_forward CHECK (span_start >= 0 AND span_start < span_end), 
	CONSTRAINT fk_date_anchor_capture_id_capture FOREIGN KEY(capture_id) REFERENCES capture (id), 
	CONSTRAINT fk_date_anchor_date_id_date FOREIGN KEY(date_id) REFERENCES date (id)
);
CREATE INDEX ix_date_anchor_capture_id ON date_anchor (capture_id);
CREATE TABLE speaker (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	source_id INTEGER, 
	note TEXT, 
	CONSTRAINT pk_speaker PRIMARY KEY (id), 
	CONSTRAINT ck_speaker_unnamed_is_not_matched CHECK ((kind = 'unnamed') = (folded = '')), 
	CONSTRAINT ck_speaker_unnamed_belongs_to_a_source CHECK ((kind = 'unnamed') = (source_id IS NOT NULL)), 
	CONSTRAINT ck_speaker_kind_known CHECK (kind IN ('person', 'organisation', 'group', 'publication', 'unnamed')), 
	CONSTRAINT ck_speaker_name_not_empty CHECK (name <> ''), 
	CONSTRAINT fk_speaker_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_speaker_key UNIQUE ("key")
);
CREATE INDEX ix_speaker_folded ON speaker (folded);
CREATE TABLE alias (
	id INTEGER NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	CONSTRAINT pk_alias PRIMARY KEY (id), 
	CONSTRAINT ck_alias_name_not_empty CHECK (name <> ''), 
	CONSTRAINT fk_alias_speaker_id_speaker FOREIGN KEY(speaker_id) REFERENCES speaker (id), 
	CONSTRAINT uq_alias_speaker_id_name UNIQUE (speaker_id, name)
);
CREATE INDEX ix_alias_folded ON alias (folded);
CREATE TABLE role (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	organisation TEXT, 
	start TEXT, 
	"end" TEXT, 
	held_from TEXT NOT NULL, 
	held_to TEXT NOT NULL, 
	evidence TEXT, 
	withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_role PRIMARY KEY (id), 
	CONSTRAINT ck_role_held_from_is_a_day CHECK (held_from LIKE '____-__-__'), 
	CONSTRAINT ck_role_held_to_is_a_day CHECK (held_to LIKE '____-__-__'), 
	CONSTRAINT ck_role_title_not_empty CHECK (title <> ''), 
	CONSTRAINT ck_role_starts_before_it_ends CHECK (held_from <= held_to), 
	CONSTRAINT fk_role_speaker_id_speaker FOREIGN KEY(speaker_id) REFERENCES speaker (id), 
	CONSTRAINT uq_role_key UNIQUE ("key")
);
CREATE INDEX ix_role_speaker_id ON role (speaker_id);
CREATE TABLE membership (
	group_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_membership PRIMARY KEY (group_id, member_id), 
	CONSTRAINT ck_membership_not_of_itself CHECK (group_id <> member_id), 
	CONSTRAINT fk_membership_group_id_speaker FOREIGN KEY(group_id) REFERENCES speaker (id), 
	CONSTRAINT fk_membership_member_id_speaker FOREIGN KEY(member_id) REFERENCES speaker (id)
);
CREATE INDEX ix_membership_member_id ON membership (member_id);
CREATE TABLE topic (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_topic PRIMARY KEY (id), 
	CONSTRAINT ck_topic_name_not_empty CHECK (name <> ''), 
	CONSTRAINT uq_topic_key UNIQUE ("key")
);
CREATE INDEX ix_topic_folded ON topic (folded);
CREATE TABLE proposition (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	topic_id INTEGER, 
	slot BOOLEAN NOT NULL, 
	period TEXT, 
	period_from TEXT NOT NULL, 
	period_to TEXT NOT NULL, 
	place TEXT, 
	measure TEXT, 
	unit TEXT, 
	note TEXT, 
	withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_proposition PRIMARY KEY (id), 
	CONSTRAINT ck_proposition_period_from_is_a_day CHECK (period_from LIKE '____-__-__'), 
	CONSTRAINT ck_proposition_period_to_is_a_day CHECK (period_to LIKE '____-__-__'), 
	CONSTRAINT ck_proposition_text_not_empty CHECK (text <> ''), 
	CONSTRAINT ck_proposition_period_forward CHECK (period_from <= period_to), 
	CONSTRAINT fk_proposition_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id), 
	CONSTRAINT uq_proposition_key UNIQUE ("key")
);
CREATE INDEX ix_proposition_topic_id ON proposition (topic_id);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	on_behalf_of_id INTEGER, 
	statement TEXT NOT NULL, 
	modality TEXT NOT NULL, 
	status TEXT NOT NULL, 
	place TEXT, 
	said_date_id INTEGER, 
	said_from TEXT NOT NULL, 
	said_to TEXT NOT NULL, 
	event_date_id INTEGER, 
	event_from TEXT NOT NULL, 
	event_to TEXT NOT NULL, 
	note TEXT, 
	search_text TEXT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT ck_claim_unknown_event_is_open CHECK (event_date_id IS NOT NULL OR (event_from = '0001-01-01' AND event_to = '9999-12-31')), 
	CONSTRAINT ck_claim_kind_known CHECK (kind IN ('statement', 'act', 'no_comment')), 
	CONSTRAINT ck_claim_modality_known CHECK (modality IN ('asserted', 'denied', 'doubted', 'unaware', 'predicted', 'intended', 'demanded', 'asked', 'hypothetical')), 
	CONSTRAINT ck_claim_unknown_said_is_open CHECK (said_date_id IS NOT NULL OR (said_from = '0001-01-01' AND said_to = '9999-12-31')), 
	CONSTRAINT ck_claim_statement_not_empty CHECK (statement <> ''), 
	CONSTRAINT ck_claim_status_known CHECK (status IN ('draft', 'accepted', 'rejected', 'withdrawn')), 
	CONSTRAINT fk_claim_event_date_id_event_from_event_to_date FOREIGN KEY(event_date_id, event_from, event_to) REFERENCES date (id, earliest, latest) ON UPDATE CASCADE, 
	CONSTRAINT fk_claim_on_behalf_of_id_speaker FOREIGN KEY(on_behalf_of_id) REFERENCES speaker (id), 
	CONSTRAINT fk_claim_said_date_id_said_from_said_to_date FOREIGN KEY(said_date_id, said_from, said_to) REFERENCES date (id, earliest, latest) ON UPDATE CASCADE, 
	CONSTRAINT fk_claim_speaker_id_speaker FOREIGN KEY(speaker_id) REFERENCES speaker (id), 
	CONSTRAINT uq_claim_id_speaker_id_said_from_said_to UNIQUE (id, speaker_id, said_from, said_to), 
	CONSTRAINT uq_claim_key UNIQUE ("key")
);
CREATE INDEX ix_claim_on_behalf_of_id ON claim (on_behalf_of_id);
CREATE INDEX ix_claim_said_to_id ON claim (said_to, id);
CREATE INDEX ix_claim_speaker_id_said_to_id ON claim (speaker_id, said_to, id);
CREATE TABLE claim_topic (
	claim_id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	CONSTRAINT pk_claim_topic PRIMARY KEY (claim_id, topic_id), 
	CONSTRAINT fk_claim_topic_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_claim_topic_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id)
);
CREATE INDEX ix_claim_topic_topic_id ON claim_topic (topic_id);
CREATE TABLE claim_relation (
	claim_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	target_id INTEGER NOT NULL, 
	CONSTRAINT pk_claim_relation PRIMARY KEY (claim_id, kind, target_id), 
	CONSTRAINT ck_claim_relation_kind_known CHECK (kind IN ('repeats', 'corrects', 'retracts', 'clarifies', 'responds_to')), 
	CONSTRAINT ck_claim_relation_not_to_itself CHECK (claim_id <> target_id), 
	CONSTRAINT fk_claim_relation_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_claim_relation_target_id_claim FOREIGN KEY(target_id) REFERENCES claim (id)
);
CREATE INDEX ix_claim_relation_target_id ON claim_relation (target_id);
CREATE TABLE appearance (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	claim_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	quote_type TEXT NOT NULL, 
	exact JSON NOT NULL, 
	cue TEXT, 
	described_as TEXT, 
	translated_by TEXT NOT NULL, 
	note TEXT, 
	withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_appearance PRIMARY KEY (id), 
	CONSTRAINT ck_appearance_quote_type_known CHECK (quote_type IN ('direct', 'indirect', 'mixed')), 
	CONSTRAINT ck_appearance_translated_by_known CHECK (translated_by IN ('outlet', 'us', 'none', 'unknown')), 
	CONSTRAINT fk_appearance_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_appearance_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_appearance_id_claim_id UNIQUE (id, claim_id), 
	CONSTRAINT uq_appearance_key UNIQUE ("key")
);
CREATE INDEX ix_appearance_claim_id ON appearance (claim_id);
CREATE INDEX ix_appearance_source_id ON appearance (source_id);
CREATE TABLE relay (
	appearance_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	CONSTRAINT pk_relay PRIMARY KEY (appearance_id, position), 
	CONSTRAINT fk_relay_appearance_id_appearance FOREIGN KEY(appearance_id) REFERENCES appearance (id), 
	CONSTRAINT fk_relay_speaker_id_speaker FOREIGN KEY(speaker_id) REFERENCES speaker (id)
);
CREATE INDEX ix_relay_speaker_id ON relay (speaker_id);
CREATE TABLE anchor (
	id INTEGER NOT NULL, 
	appearance_id INTEGER NOT NULL, 
	capture_id INTEGER NOT NULL, 
	verification TEXT NOT NULL, 
	CONSTRAINT pk_anchor PRIMARY KEY (id), 
	CONSTRAINT ck_anchor_verification_known CHECK (verification IN ('verified', 'not_held', 'moved', 'altered', 'gone')), 
	CONSTRAINT fk_anchor_appearance_id_appearance FOREIGN KEY(appearance_id) REFERENCES appearance (id), 
	CONSTRAINT fk_anchor_capture_id_capture FOREIGN KEY(capture_id) REFERENCES capture (id), 
	CONSTRAINT uq_anchor_appearance_id_capture_id UNIQUE (appearance_id, capture_id)
);
CREATE INDEX ix_anchor_capture_id ON anchor (capture_id);
CREATE TABLE anchor_span (
	anchor_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	sha256 TEXT, 
	prefix TEXT, 
	suffix TEXT, 
	CONSTRAINT pk_anchor_span PRIMARY KEY (anchor_id, position), 
	CONSTRAINT ck_anchor_span_sha256_whole CHECK (length(sha256) = 64), 
	CONSTRAINT ck_anchor_span_forward CHECK (span_start >= 0 AND span_start < span_end), 
	CONSTRAINT fk_anchor_span_anchor_id_anchor FOREIGN KEY(anchor_id) REFERENCES anchor (id)
);
CREATE TABLE stance (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	claim_id INTEGER NOT NULL, 
	proposition_id INTEGER NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	said_from TEXT NOT NULL, 
	said_to TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	stance TEXT NOT NULL, 
	value_low FLOAT, 
	value_high FLOAT, 
	qualifier TEXT, 
	unit TEXT, 
	as_of TEXT, 
	as_of_from TEXT NOT NULL, 
	as_of_to TEXT NOT NULL, 
	certainty TEXT, 
	note TEXT, 
	withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_stance PRIMARY KEY (id), 
	CONSTRAINT ck_stance_as_of_from_is_a_day CHECK (as_of_from LIKE '____-__-__'), 
	CONSTRAINT ck_stance_as_of_to_is_a_day CHECK (as_of_to LIKE '____-__-__'), 
	CONSTRAINT ck_stance_certainty_known CHECK (certainty IN ('certain', 'probable', 'possible')), 
	CONSTRAINT ck_stance_qualifier_known CHECK (qualifier IN ('exact', 'about', 'at_least', 'at_most')), 
	CONSTRAINT ck_stance_stance_known CHECK (stance IN ('affirms', 'denies', 'doubts', 'unaware', 'neutral')), 
	CONSTRAINT ck_stance_as_of_forward CHECK (as_of_from <= as_of_to), 
	CONSTRAINT ck_stance_low_before_high CHECK (value_low <= value_high), 
	CONSTRAINT fk_stance_claim_id_speaker_id_said_from_said_to_claim FOREIGN KEY(claim_id, speaker_id, said_from, said_to) REFERENCES claim (id, speaker_id, said_from, said_to) ON UPDATE CASCADE, 
	CONSTRAINT fk_stance_proposition_id_proposition FOREIGN KEY(proposition_id) REFERENCES proposition (id), 
	CONSTRAINT uq_stance_claim_id_proposition_id UNIQUE (claim_id, proposition_id), 
	CONSTRAINT uq_stance_key UNIQUE ("key")
);
CREATE INDEX ix_stance_proposition_id_stance_said_from_said_to_speaker_id ON stance (proposition_id, stance, said_from, said_to, speaker_id);
CREATE INDEX ix_stance_speaker_id_proposition_id_stance ON stance (speaker_id, proposition_id, stance);
CREATE TABLE contradiction (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	status TEXT NOT NULL, 
	score FLOAT, 
	proposition_id INTEGER, 
	first_claim_id INTEGER NOT NULL, 
	first_appearance_id INTEGER, 
	first_role_id INTEGER, 
	second_claim_id INTEGER NOT NULL, 
	second_appearance_id INTEGER, 
	second_role_id INTEGER, 
	trace JSON NOT NULL, 
	proposed_by TEXT, 
	CONSTRAINT pk_contradiction PRIMARY KEY (id), 
	CONSTRAINT ck_contradiction_kind_known CHECK (kind IN ('negation', 'antonym', 'direction', 'numeric', 'date', 'modality', 'lexical', 'attribution', 'world_knowledge')), 
	CONSTRAINT ck_contradiction_scope_known CHECK (scope IN ('between_speakers', 'self', 'between_sources')), 
	CONSTRAINT ck_contradiction_status_known CHECK (status IN ('candidate', 'confirmed', 'dismissed', 'unsure', 'disputed', 'stale')), 
	CONSTRAINT ck_contradiction_first_side_is_one_thing CHECK (first_appearance_id IS NULL OR first_role_id IS NULL), 
	CONSTRAINT ck_contradiction_sides_differ CHECK (first_claim_id <> second_claim_id OR (first_appearance_id IS NOT NULL AND second_appearance_id IS NOT NULL AND first_appearance_id <> second_appearance_id) OR (first_appearance_id IS NOT NULL AND second_role_id IS NOT NULL) OR (first_role_id IS NOT NULL AND second_appearance_id IS NOT NULL)), 
	CONSTRAINT ck_contradiction_score_in_range CHECK (score >= 0 AND score <= 1), 
	CONSTRAINT ck_contradiction_second_side_is_one_thing CHECK (second_appearance_id IS NULL OR second_role_id IS NULL), 
	CONSTRAINT fk_contradiction_first_appearance FOREIGN KEY(first_appearance_id, first_claim_id) REFERENCES appearance (id, claim_id), 
	CONSTRAINT fk_contradiction_first_claim_id_claim FOREIGN KEY(first_claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_contradiction_first_role_id_role FOREIGN KEY(first_role_id) REFERENCES role (id), 
	CONSTRAINT fk_contradiction_proposition_id_proposition FOREIGN KEY(proposition_id) REFERENCES proposition (id), 
	CONSTRAINT fk_contradiction_second_appearance FOREIGN KEY(second_appearance_id, second_claim_id) REFERENCES appearance (id, claim_id), 
	CONSTRAINT fk_contradiction_second_claim_id_claim FOREIGN KEY(second_claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_contradiction_second_role_id_role FOREIGN KEY(second_role_id) REFERENCES role (id), 
	CONSTRAINT uq_contradiction_key UNIQUE ("key")
);
CREATE INDEX ix_contradiction_first_claim_id ON contradiction (first_claim_id);
CREATE INDEX ix_contradiction_proposition_id ON contradiction (proposition_id);
CREATE INDEX ix_contradiction_second_claim_id ON contradiction (second_claim_id);
CREATE INDEX ix_contradiction_status ON contradiction (status);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	contradiction_id INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	reason TEXT, 
	note TEXT, 
	decided_by TEXT NOT NULL, 
	decided_at TEXT NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT ck_decision_dismissed_for_a_reason CHECK ((verdict = 'dismissed') = (reason IS NOT NULL)), 
	CONSTRAINT ck_decision_reason_known CHECK (reason IN ('different_period', 'different_definition', 'different_referent', 'different_place', 'different_unit', 'not_held', 'updated_figure', 'compatible_figures', 'translation', 'not_meant')), 
	CONSTRAINT ck_decision_verdict_known CHECK (verdict IN ('confirmed', 'dismissed', 'unsure')), 
	CONSTRAINT fk_decision_contradiction_id_contradiction FOREIGN KEY(contradiction_id) REFERENCES contradiction (id), 
	CONSTRAINT uq_decision_key UNIQUE ("key")
);
CREATE INDEX ix_decision_contradiction_id ON decision (contradiction_id);
CREATE VIRTUAL TABLE claim_fts USING fts5(
        search_text, content='claim', content_rowid='id',
        tokenize='ascii'
    );
CREATE TRIGGER claim_fts_insert AFTER INSERT ON claim BEGIN
        INSERT INTO claim_fts(rowid, search_text) VALUES (new.id, new.search_text);
    END;
CREATE TRIGGER claim_fts_delete AFTER DELETE ON claim BEGIN
        INSERT INTO claim_fts(claim_fts, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);
    END;
CREATE TRIGGER claim_fts_update AFTER UPDATE OF search_text ON claim
    WHEN old.search_text <> new.search_text BEGIN
        INSERT INTO claim_fts(claim_fts, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);
        INSERT INTO claim_fts(rowid, search_text) VALUES (new.id, new.search_text);
    END;
