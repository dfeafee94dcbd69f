"""What stands beneath the numbers picture: how to read it, and what it does not show."""

from onrecord.report import numbers_words
from onrecord.report.numbers_svg import Picture


def caption(picture: Picture) -> tuple[str, ...]:
    """Return the sentences that explain the picture, those that it needs."""
    marks = picture.marks
    found = (
        "A number is that of the row in the table.",
        "Thin lines join updates." if picture.steps else "",
        "Thick dashed lines join values in conflict." if picture.conflicts else "",
        "An upright bar is a range."
        if any(m.top is not None and not m.about for m in marks)
        else "",
        "A dotted one is what is taken to be about the value."
        if any(m.about for m in marks)
        else "",
        "An arrow is at least, or at most." if any(m.arrow for m in marks) else "",
        "A level bar is the time in which it may lie."
        if any(m.left is not None for m in marks)
        else "",
        "A hollow mark is not affirmed, crossed out it is denied."
        if any(m.stance != "affirms" for m in marks)
        else "",
        "A dashed outline is a draft." if any(m.draft for m in marks) else "",
        "Values of one day may stand side by side." if len(marks) > 1 else "",
        _not_shown(picture),
    )
    return tuple(one for one in found if one)


def _not_shown(picture: Picture) -> str:
    found = (
        f"{numbers_words.many(picture.left_out, 'row')} without a figure"
        if picture.left_out
        else "",
        f"{numbers_words.many(picture.other_units, 'row')} in other units"
        if picture.other_units
        else "",
        f"{numbers_words.many(picture.not_drawn, 'line')} of conflicts"
        if picture.not_drawn
        else "",
    )
    listed = ", ".join(one for one in found if one)
    return f"Not shown: {listed}." if listed else ""
