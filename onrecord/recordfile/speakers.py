"""Speakers and the offices they held, as a record file writes them."""

from collections import Counter
from typing import Final, cast

from onrecord.dates import bounds
from onrecord.recordfile.date_fields import maybe_edtf
from onrecord.recordfile.fields import Fields, Schema, different, full_text_of, key_of
from onrecord.recordfile.keys import Registry, derived_key, slug
from onrecord.recordfile.nodes import Node
from onrecord.recordfile.refusal import quoted
from onrecord.records import RoleRecord, SpeakerRecord
from onrecord.vocabulary import SPEAKER_KINDS, SpeakerKind

SPEAKER: Final = Schema(
    "a speaker",
    ("key", "name"),
    ("kind", "aliases", "roles", "members", "source", "note", "withdrawn"),
)
ROLE: Final = Schema("a role", ("title",), ("key", "organisation", "from", "until", "evidence"))


def read_speaker(node: Node, only_source: str | None, registry: Registry) -> SpeakerRecord:
    """Return the speaker that ``node`` records, noted in ``registry`` with its roles.

    ``only_source`` is what an unnamed speaker belongs to if the record does not say.
    Raises RefusedError.
    """
    fields = Fields(node, SPEAKER)
    key = registry.add("speaker", fields.key("key"), node)
    kind = cast("SpeakerKind", fields.choice("kind", SPEAKER_KINDS, SpeakerRecord))
    aliases, members = fields.items("aliases"), fields.items("members")
    source = fields.maybe_key("source")
    record = SpeakerRecord(
        key=key,
        name=fields.text("name"),
        kind=kind,
        aliases=different([full_text_of(item, "aliases") for item in aliases], aliases, "aliases"),
        roles=_roles(fields, key, registry),
        members=different([key_of(item, "members") for item in members], members, "members"),
        source=source or (only_source if kind == "unnamed" else None),
        note=fields.maybe_text("note"),
        withdrawn=fields.flag("withdrawn"),
    )
    _check(record, fields)
    return record


def _check(record: SpeakerRecord, fields: Fields) -> None:
    if record.members and record.kind != "group":
        raise fields.refused(
            "members", f'only a group has "members"; this speaker is of kind {record.kind}. '
            "Write kind: group, or take the members out.",
        )  # fmt: skip
    if record.key in record.members:
        raise fields.refused("members", "a group cannot be a member of itself. Take it out.")
    if record.kind == "unnamed" and record.source is None:
        raise fields.refused(
            "kind", 'an unnamed speaker belongs to one source. Add "source", the key of it.'
        )
    if record.kind == "unnamed" and record.aliases:
        raise fields.refused(
            "aliases", "an unnamed speaker is never looked up by a name. Take the aliases out."
        )
    if record.kind != "unnamed" and record.source is not None:
        raise fields.refused(
            "source", f'only an unnamed speaker has a "source"; this one is of kind {record.kind}. '
            "Write kind: unnamed, or take the source out.",
        )  # fmt: skip


def _roles(fields: Fields, speaker: str, registry: Registry) -> tuple[RoleRecord, ...]:
    roles: list[RoleRecord] = []
    derived: Counter[str] = Counter()
    for node in fields.items("roles"):
        role = read_role(node, speaker, derived)
        registry.add("role", role.key, node)
        roles.append(role)
    return tuple(roles)


def read_role(node: Node, speaker: str, derived: Counter[str]) -> RoleRecord:
    """Return one role; ``derived`` counts the titles of those without a key."""
    fields = Fields(node, ROLE)
    title = fields.text("title")
    key = fields.maybe_key("key") or _derived_key(fields, title, speaker, derived)
    start, end = maybe_edtf(fields, "from"), maybe_edtf(fields, "until")
    if start and end and bounds(start).stored[0] > bounds(end).stored[1]:
        raise fields.refused(
            "until", f'the role ends ("until: {end}") before it starts ("from: {start}"). '
            "Correct one of them.",
        )  # fmt: skip
    return RoleRecord(
        key=key,
        title=title,
        organisation=fields.maybe_text("organisation"),
        start=start,
        end=end,
        evidence=fields.maybe_text("evidence"),
    )


def _derived_key(fields: Fields, title: str, speaker: str, derived: Counter[str]) -> str:
    name = slug(title)
    if not name:
        raise fields.refused(
            "title", f"the title {quoted(title)} has no letter or digit to make a key from. "
            'Give the role a "key".',
        )  # fmt: skip
    derived[name] += 1
    suffix = f"-{derived[name]}" if derived[name] > 1 else ""
    return derived_key(f"{speaker}#{name}{suffix}", fields.position("title"))
