"""What the ledger window says of the claim that is picked: its words, its chain with cues, who else says it, links."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QWidget

from desk.model.label import Label
from desk.store.ledger_values import ClaimRow, Related
from desk.ui.foreign import is_rtl
from desk.ui.ledger.model import voices
from desk.ui.panels.claims_rows import OUTLET, UNNAMED
from desk.ui.theme import Theme, stroke, theme_of

LISTED = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim, those that say the same (the first sayer first, itself among them), and its other relations."""

    row: ClaimRow
    same: Sequence[ClaimRow]
    related: Sequence[Related]


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of what is not plain text."""

    muted: str
    theme: Theme

    @classmethod
    def of(cls, palette: QPalette) -> "Look":
        """Those that go with a palette."""
        return cls(palette.color(QPalette.ColorRole.PlaceholderText).name(), theme_of(palette))

    def mark(self, label: Label | None) -> str:
        """The colour of a label's mark."""
        return stroke(label.color, self.theme).name() if label else self.muted


class Detail(QFrame):
    """Two columns: the claim at the left, the others at the right."""

    opened = Signal(str, str)
    """The ids of an article and of a claim in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claim, self.others = QTextBrowser(), QTextBrowser()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        names = (self.tr("The claim"), self.tr("Who else says it, and what it is linked to"))
        for browser, name, share in zip((self.claim, self.others), names, (5, 4), strict=True):
            browser.setOpenLinks(False)
            browser.setAccessibleName(name)
            browser.document().setDocumentMargin(10)
            browser.anchorClicked.connect(self._follow)
            layout.addWidget(browser, share)

    def show_facts(self, facts: Facts | None, labels: Mapping[str, Label]) -> None:
        """Shows a claim; None shows how to see one."""
        self.others.setVisible(facts is not None)
        look = Look.of(self.palette())
        if facts is None:
            hint = self.tr("Pick a claim to read all of it here, and who else says so.")
            self.claim.setHtml(f'<p style="color:{look.muted}">{hint}</p>')
            return
        self.claim.setHtml(claim_html(facts.row, labels, look))
        self.others.setHtml(self._others(facts, labels, look))

    def _others(self, facts: Facts, labels: Mapping[str, Label], look: Look) -> str:
        parts: list[str] = []
        if len(facts.same) > 1:
            said = self.tr("Said in {} claims, first by {}").format(len(facts.same), html.escape(voices(facts.same[0])))
            parts.append(f"<p><b>{said}</b></p><table cellspacing='0' cellpadding='3'>")
            for number, row in enumerate(facts.same[:LISTED]):
                mark = "●" if number == 0 else "○"
                here = " style='font-weight:600'" if row.claim.id == facts.row.claim.id else ""
                parts.append(
                    f"<tr><td>{mark}</td><td style='color:{look.muted}; white-space:nowrap'>{_day(row)}</td>"
                    f"<td{here}>{_escaped(voices(row))}</td><td>{_link(row, row.article.shown_title)}</td></tr>"
                )
            parts.append("</table>")
        others = [each for each in facts.related if each.other.claim.id not in {row.claim.id for row in facts.same}]
        if others:
            parts.append(f"<p><b>{self.tr('Linked')}</b></p><table cellspacing='0' cellpadding='3'>")
            for each in others[:LISTED]:
                label = labels.get(each.relation.label)
                name = html.escape(label.name if label else each.relation.label)
                arrow = "→" if each.outward else "←"
                color = look.mark(label)
                parts.append(
                    f"<tr><td style='white-space:nowrap'><span style='color:{color}'>■</span> {name} {arrow}</td>"
                    f"<td>{_link(each.other, each.other.content)}<br>"
                    f"<span style='color:{look.muted}'>{_escaped(voices(each.other))} · {_day(each.other)}</span>"
                    "</td></tr>"
                )
            parts.append("</table>")
        if not parts:
            return f'<p style="color:{look.muted}">{self.tr("Nothing is linked to this claim yet.")}</p>'
        return "".join(parts)

    def _follow(self, url: QUrl) -> None:
        _, _, place = url.toString().partition(":")
        article, _, claim = place.partition("/")
        self.opened.emit(article, claim)


def claim_html(row: ClaimRow, labels: Mapping[str, Label], look: Look) -> str:
    """A claim in full: restated, quoted, its chain with the cues, what else is known of it."""
    values = dict(row.claim.attributes)
    quote = _escaped(" ".join(row.claim.quote.split()))
    restated = str(values.get("restated") or "")
    align = ' dir="rtl"' if is_rtl(row.content) else ""
    parts = [f'<p{align} style="font-size:large">{_escaped(restated) if restated else f"“{quote}”"}</p>']
    if restated:
        parts.append(f'<p{align} style="color:{look.muted}">“{quote}”</p>')
    chain = [
        f"<b>{_escaped(link.name) or UNNAMED}</b>" + (f" <i>{_escaped(link.cue)}</i>" if link.cue else "")
        for link in row.chain
    ]
    parts.append(f"<p>{' › '.join(chain) if chain else f'<span style=color:{look.muted}>{OUTLET}</span>'}</p>")
    label = labels.get(row.claim.label or "")
    pills = [f'<span style="color:{look.mark(label)}">■</span> {html.escape(label.name)}'] if label else []
    pills += [
        f"{name.replace('_', ' ')}: {_escaped(str(value))}" for name, value in values.items() if name != "restated"
    ]
    pills += [_escaped(row.said[:10])] if row.said else []
    pills.append(_link(row, row.article.shown_title))
    parts.append(f'<p style="color:{look.muted}">{" &nbsp;·&nbsp; ".join(pills)}</p>')
    if row.claim.note:
        parts.append(f"<p>{_escaped(row.claim.note)}</p>")
    return "".join(parts)


def _day(row: ClaimRow) -> str:
    return _escaped(row.said[:10]) or "—"


def _link(row: ClaimRow, words: str) -> str:
    return f'<a href="claim:{row.claim.article}/{row.claim.id}">{_escaped(words)}</a>'


def _escaped(text: str) -> str:
    return html.escape(" ".join(text.split()))
