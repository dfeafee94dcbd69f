"""The condition that a column has one of many values, with all of them in one parameter.

``IN (?, ?, ...)`` is put together and taken apart for each of its values at each call, which costs
more than the reading; one list costs the same for five hundred values as for one.
"""

from typing import Any

from sqlalchemy import ARRAY, JSON, BigInteger, Boolean, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _Among(FunctionElement[bool]):
    """Of two clauses, the column and the list."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> "_Among":  # noqa: ARG002 - SQLAlchemy's signature
        """Return the condition itself: as a number compared with 1 no index would serve it."""
        return self


def among(column: Any) -> _Among:
    """Return the condition that ``column`` is one of the values of the parameter ``among``.

    The values are whole numbers or texts, as the column is.
    """
    element = BigInteger() if column.type.python_type is int else Text()
    return _Among(
        column, bindparam("among", type_=JSON().with_variant(ARRAY(element), "postgresql"))
    )


@compiles(_Among)
def _in_json(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} = ANY ({values})"
