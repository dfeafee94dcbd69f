"""Records written down as a record file, for people to edit: what ``read`` reads back equal."""

import re
from collections.abc import Iterable
from typing import Any, Final

import yaml

from onrecord.recordfile.mappings import mapping_of
from onrecord.recordfile.shapes import Plain
from onrecord.records import RecordSet

_UNBROKEN: Final = 2**31 - 1  # a text is never folded: a line break in it would be the coder's
# The writer would leave them as they are within quotes, and the reader refuses them or takes them
# for line breaks.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


class _Dumper(yaml.SafeDumper):
    """YAML without aliases, which the reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - none of them
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if _ESCAPED.search(text):
        style = '"'
    elif "\n" in text:
        style = "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _pair(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    """Write lists without mappings on one line: spans, aliases, topics."""
    short = not any(isinstance(item, dict) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _pair)


def write(records: RecordSet) -> str:
    """Return the records as one YAML document; topics that are only mentioned are left out."""
    parts = {
        "sources": records.sources,
        "speakers": records.speakers,
        "topics": records.topics,
        "propositions": records.propositions,
        "claims": records.claims,
        "contradictions": records.contradictions,
    }
    return _dumped({name: _mapped(part) for name, part in parts.items() if part})


def _mapped(records: Iterable[Any]) -> list[Plain]:
    return [mapping_of(record) for record in records]


def _dumped(document: Plain) -> str:
    return yaml.dump(
        document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_UNBROKEN, indent=2
    )
