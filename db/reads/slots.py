"""Values of stances: only a proposition with an open value, a slot, takes one."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, or_, select

from db.store.rows import chunks, ids
from db.tables import Claim, Proposition, Stance
from onrecord.errors import RecordError

_VALUES = (
    select(Claim.key, Proposition.key.label("proposition"))
    .join(Stance, Stance.claim_id == Claim.id)
    .join(Proposition, Proposition.id == Stance.proposition_id)
    .where(
        ~Stance.withdrawn,
        ~Proposition.slot,
        or_(Stance.value_low.is_not(None), Stance.value_high.is_not(None)),
    )
    .order_by(Claim.key)
    .limit(1)
)


def refuse_values(
    connection: Connection, touched: Mapping[str, Sequence[str]], first_new: int
) -> None:
    """Raise RecordError where a claim gives a value to a proposition that is no slot.

    ``touched`` holds the keys of the records that changed, by noun; claims of the id ``first_new``
    and above are looked at, too.
    """
    looked_at = [Claim.id >= first_new]
    for noun, table in (("claim", Claim), ("proposition", Proposition)):
        found = ids(connection, table, touched.get(noun, ()))
        looked_at += [table.id.in_(chunk) for chunk in chunks(found.values())]
    for wanted in looked_at:
        for row in connection.execute(_VALUES.where(wanted)):
            raise RecordError(
                "claim",
                row.key,
                "stances",
                f'gives a value to the proposition "{row.proposition}", which has no open value. '
                "Leave the value out, or make the proposition a slot",
            )
