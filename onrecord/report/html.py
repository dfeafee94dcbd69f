"""A report as one HTML file that needs nothing else: no network, no script, no other file.

Autoescape is on and every printed value goes through ``clean``; templates mark nothing as safe.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord import __version__, safe
from onrecord.report import highlight, numbers_svg, numbers_words, summary, timeline_svg, words
from onrecord.report.model import Report
from onrecord.report.numbers_caption import caption
from onrecord.report.seal import seal_of, sealed_comment
from onrecord.views import AppearanceView

if TYPE_CHECKING:
    from jinja2 import Template


class HtmlRenderer:
    """Reports to read in a browser and to print."""

    extension = "html"

    def render(self, report: Report) -> str:
        """Return the report as a whole HTML document."""
        document = _template().render(
            report=report,
            lead=summary.lead(report),
            provenance=(*summary.provenance(report), summary.TO_CHECK),
            version=__version__,
        )
        return sealed_comment(document, seal_of(report, self.extension))


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # 60 ms that few commands need

    environment = Environment(
        loader=PackageLoader("onrecord.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        anchor=safe.anchor,
        highlight=highlight,
        numbers_caption=caption,
        numbers_picture=numbers_svg.layout,
        numbers_words=numbers_words,
        timeline=timeline_svg.layout,
        web_address=safe.web_address,
        words=words,
        words_address=_words_address,
    )
    return environment.get_template("report.html.j2")


def _cleaned(value: Any) -> Any:
    # Markup is text that a macro has escaped and cleaned already.
    return safe.clean(value) if type(value) is str else value


def _words_address(appearance: AppearanceView) -> str | None:
    first = appearance.exact[0] if appearance.exact else ""
    return safe.address_of_words(appearance.source.url, first)
