"""The correction that the record's decisions taught, where there is one for this version."""

from dataclasses import replace

from sqlalchemy import Connection

from db.store.recalibrations import Learned, last_recalibration
from workflows.statements.machine import Machine


def shipped(machine: Machine) -> Machine:
    """Return the machine as it was shipped, with a probability for all that its rules find."""
    return replace(machine, least=0.0, beside=None, correction=None)


def learned_for(connection: Connection, machine: Machine) -> Learned | None:
    """Return the correction that holds, ``None`` for one that was learned for another version."""
    found = last_recalibration(connection)
    return found if found and found.learned_for == shipped(machine).proposed_by else None


def corrected(connection: Connection, machine: Machine) -> Machine:
    """Return the machine with the correction that holds for it."""
    found = learned_for(connection, machine)
    return replace(machine, correction=found.correction if found else None)
