import pytest

from onrecord.recordfile import read
from onrecord.records import RoleRecord, SpeakerRecord


def _speaker(fields):
    text = f"speakers:\n  - {{key: brek, name: Tomas Brek, {fields}}}"
    return read(text, "dossier.yaml").records.speakers[0]


REFUSED = {
    "no name": (
        "speakers: [»{key: brek}]",
        'a speaker needs "name", which is missing here. Add it.',
    ),
    "a speaker that is a text": (
        """\
speakers:
  - »brek
""",
        (
            "a speaker is due here, a mapping of key, name, kind, aliases, roles, members, source, "
            'note, withdrawn; this is the text "brek".'
        ),
    ),
    "an unknown key": (
        "speakers: [{key: brek, name: Brek, »alias: Minister}]",
        'a speaker has no key "alias". Did you mean "aliases"?',
    ),
    "an unknown key unlike any": (
        "speakers: [{key: brek, name: Brek, »born: 1950}]",
        (
            'a speaker has no key "born". Its keys are key, name, kind, aliases, roles, members, '
            "source, note, withdrawn."
        ),
    ),
    "a kind that nobody knows": (
        "speakers: [{key: brek, name: Brek, kind: »organization}]",
        '"organization" is none of the words for "kind". Did you mean "organisation"?',
    ),
    "aliases that are one text": (
        "speakers: [{key: brek, name: Brek, aliases: »Tomas}]",
        '"aliases" needs a list, not the text "Tomas". Write [...], or one item a line after "- ".',
    ),
    "an alias twice": (
        "speakers: [{key: brek, name: Brek, aliases: [Tomas, »Tomas]}]",
        '"Tomas" stands twice in "aliases". Keep one of them.',
    ),
    "an empty alias": (
        'speakers: [{key: brek, name: Brek, aliases: [»""]}]',
        '"aliases" is empty. Fill it in.',
    ),
    "members of a person": (
        "speakers: [{key: brek, name: Brek, members: »[ferro]}]",
        (
            'only a group has "members"; this speaker is of kind person. Write kind: group, or '
            "take the members out."
        ),
    ),
    "a group that is its own member": (
        "speakers: [{key: g, name: G, kind: group, members: »[ferro, g]}]",
        "a group cannot be a member of itself. Take it out.",
    ),
    "a member twice": (
        "speakers: [{key: g, name: G, kind: group, members: [ferro, »ferro]}]",
        '"ferro" stands twice in "members". Keep one of them.',
    ),
    "a source of a named speaker": (
        "speakers: [{key: brek, name: Brek, source: »post}]",
        (
            'only an unnamed speaker has a "source"; this one is of kind person. Write kind: '
            "unnamed, or take the source out."
        ),
    ),
    "an unnamed speaker without a source": (
        "speakers: [{key: u, name: an official, kind: »unnamed}]",
        'an unnamed speaker belongs to one source. Add "source", the key of it.',
    ),
    "an unnamed speaker beside two sources": (
        """\
sources:
  - {key: post, title: Ships}
  - {key: gazette, title: Ships}
speakers:
  - {key: u, name: an official, kind: »unnamed}
""",
        'an unnamed speaker belongs to one source. Add "source", the key of it.',
    ),
    "an alias of an unnamed speaker": (
        "speakers: [{key: u, name: an official, kind: unnamed, source: post, aliases: »[x]}]",
        "an unnamed speaker is never looked up by a name. Take the aliases out.",
    ),
    "a role key twice": (
        """\
speakers:
  - {key: brek, name: Brek, roles: [{key: minister, title: Minister}]}
  - {key: ferro, name: Ferro, roles: [{key: »minister, title: Minister}]}
""",
        'the role "minister" is already on line 2. Keep one of them, or give this one another key.',
    ),
    "a role key like a made up one": (
        """\
speakers:
  - key: brek
    name: Brek
    roles:
      - {key: "brek#minister", title: Member}
      - »title: Minister
""",
        (
            'the role "brek#minister" is already on line 5. Keep one of them, or give this one '
            "another key."
        ),
    ),
    "a speaker twice": (
        """\
speakers:
  - {key: brek, name: Brek, roles: [{title: Minister}]}
---
speakers:
  - {name: Tomas Brek, key: »brek, roles: [{title: Minister}]}
""",
        'the speaker "brek" is already on line 2. Keep one of them, or give this one another key.',
    ),
}

REFUSED_ROLES = {
    "a role without a title": (
        "»{from: 2014}",
        'a role needs "title", which is missing here. Add it.',
    ),
    "a role that is a text": (
        "»Minister",
        (
            "a role is due here, a mapping of title, key, organisation, from, until, evidence; "
            'this is the text "Minister".'
        ),
    ),
    "an unknown key of a role": (
        "{title: Minister, »untill: 2014}",
        'a role has no key "untill". Did you mean "until"?',
    ),
    "a role that ends before it starts": (
        "{title: Minister, from: 2014-02, until: »2014-01}",
        'the role ends ("until: 2014-01") before it starts ("from: 2014-02"). Correct one of them.',
    ),
    "a start that is no date": (
        "{title: Minister, from: »spring}",
        (
            '"spring" is not an EDTF date. Write 2014-12-03, 2014-12, 2014-08-08/2014-12-03 or '
            "[..2014-11-28]."
        ),
    ),
    "a title that gives no key": (
        '{title: »"???"}',
        'the title "???" has no letter or digit to make a key from. Give the role a "key".',
    ),
    "a title too long for a key": (
        f"{{title: »{'a' * 200}}}",
        (
            "the key made up here, "
            '"brek#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...", has 205 '
            'characters, more than 200. Give a shorter one as "key".'
        ),
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_speaker_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    assert refusal(text) == message


@pytest.mark.parametrize(("text", "message"), REFUSED_ROLES.values(), ids=REFUSED_ROLES)
def test_a_role_that_does_not_fit_is_refused_at_its_place(text, message, refusal):
    file = f"speakers: [{{key: brek, name: Brek, roles: [{text}]}}]"
    assert refusal(file) == message


def test_every_key_of_a_person_is_read():
    speaker = _speaker(
        "kind: person, aliases: [Brek, Minister Brek], note: retired, roles: [{key: brek-minister, "
        "title: Minister, organisation: Norland, from: 2013-02-01, until: 2017, evidence: gazette}]"
    )
    assert speaker == SpeakerRecord(
        key="brek",
        name="Tomas Brek",
        kind="person",
        aliases=("Brek", "Minister Brek"),
        roles=(
            RoleRecord(
                key="brek-minister",
                title="Minister",
                organisation="Norland",
                start="2013-02-01",
                end="2017",
                evidence="gazette",
            ),
        ),
        note="retired",
    )


def test_a_speaker_needs_a_key_and_a_name_only():
    (speaker,) = read("speakers: [{key: brek, name: Brek}]", "dossier.yaml").records.speakers
    assert speaker == SpeakerRecord(key="brek", name="Brek")


def test_a_group_has_members():
    assert _speaker("kind: group, members: [ferro, lund]").members == ("ferro", "lund")


def test_the_key_of_a_role_is_made_up_from_its_title():
    (role,) = _speaker("roles: [{title: Minister of Défense}]").roles
    assert role.key == "brek#minister-of-defense"


def test_later_roles_of_one_title_are_numbered():
    speaker = _speaker(
        "roles: [{title: Minister}, {title: minister}, {title: Mayor}, {title: MINISTER}]"
    )
    assert [role.key for role in speaker.roles] == [
        "brek#minister",
        "brek#minister-2",
        "brek#mayor",
        "brek#minister-3",
    ]


def test_a_role_with_a_key_of_its_own_is_not_counted():
    speaker = _speaker("roles: [{key: first, title: Minister}, {title: Minister}]")
    assert [role.key for role in speaker.roles] == ["first", "brek#minister"]


def test_a_role_may_start_and_end_within_one_vague_date():
    (role,) = _speaker("roles: [{title: Minister, from: 2014-05, until: 2014}]").roles
    assert (role.start, role.end) == ("2014-05", "2014")


@pytest.mark.parametrize(
    "source", ["source: {key: post, title: Ships}", "sources: [{key: post, title: Ships}]"]
)
def test_an_unnamed_speaker_belongs_to_the_only_source_of_its_document(source):
    text = f"""\
{source}
speakers: [{{key: u, name: an official, kind: unnamed}}]
---
source: {{key: gazette, title: Ships}}
"""
    assert read(text, "dossier.yaml").records.speakers[0].source == "post"


def test_an_unnamed_speaker_may_name_its_source():
    speaker = _speaker("kind: unnamed, source: gazette")
    assert speaker.source == "gazette"


def test_a_named_speaker_gets_no_source_from_its_document():
    text = "source: {key: post, title: Ships}\nspeakers: [{key: brek, name: Brek}]"
    assert read(text, "dossier.yaml").records.speakers[0].source is None
