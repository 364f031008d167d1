"""Beside the table: the selected article as it would be imported, its fields and what was decided about its file."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desk.actions.drafts import Draft, DraftState, FileRead
from desk.formats.format import Columns, Document, Notice, Options
from desk.formats.known import formats
from desk.model.article import Finding
from desk.ui.foreign import isolated, one_line, plain_tooltip
from desk.ui.intake.edits import Edits
from desk.ui.intake.elided import ElidedLabel
from desk.ui.intake.fields import Fields, Shown
from desk.ui.intake.filling import offers, shown_value, two_orders, value_of
from desk.ui.intake.look import theme_of
from desk.ui.intake.page_lines import PageLines, PageView
from desk.ui.intake.preparing import Preparing
from desk.ui.intake.side_by_side import TextBox
from desk.ui.intake.typed import DATES
from desk.ui.intake.words import field_titles
from desk.ui.translation import tr

MOST_HIGH = 16_777_215
"""Qt's own word for no limit."""
FIELDS_SHARE = 0.5
FIELDS_SHARE_OF_PAGE = 0.3
"""What fields have of the height beside a text, and beside a whole page."""
MOST_SHOWN = 200_000
"""How much of a text is shown, in code points."""
AGREED = 0.75
"""Below this agreement of two ways to read a page, much of an article may be missing."""
WARNINGS = 4
MOST_ASKED = 300
"""Of so many articles it is looked whether their dates can be read in two ways."""
ENCODINGS = (
    "utf-8", "windows-1252", "windows-1256", "windows-1251", "koi8-r", "windows-1250", "windows-1253", "windows-1254",
    "windows-1255", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "utf-16",
)  # fmt: skip


class Preview(QWidget):
    """Shows one draft in full, or what several have in common."""

    said = Signal(str)
    """Something could not be done."""

    rereading = Signal(object)
    """Files (numbers) are being read anew; their drafts will have other numbers."""

    def __init__(self, preparing: Preparing, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preparing, self._edits = preparing, edits
        self._numbers: list[int] = []
        self._text_shown: tuple[int, str] | None = None
        self._page_shown: int | None = None
        # Files differ where their names begin, and end in what they are.
        self.heading = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self.heading.setStyleSheet("font-weight: 600;")
        self.facts, self.warnings = QLabel(), QLabel()
        for label in (self.facts, self.warnings):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(self.tr("Read the file in another encoding"))
        self.encoding.addItem(self.tr("Read in another encoding"), None)
        for name in ENCODINGS:
            self.encoding.addItem(name, name)
        self.encoding.activated.connect(self._redo)
        self.fields = Fields()
        self.fields.changed.connect(self._set)
        self.fields.refitted.connect(self._fit_fields)
        self.text = TextBox(self.tr("The text of the article"))
        self.lines = PageLines(theme_of(self))
        self.lines.chosen.connect(self._choose_lines)
        self.page = PageView(self.lines)
        self.whole = QPushButton(self.tr("Show the whole page as text"))
        self.whole.setCheckable(True)
        self.whole.toggled.connect(self._show_page)
        self.take_all = QPushButton(self.tr("Take the whole page"))
        self.take_all.clicked.connect(lambda _: self._choose_lines(range(self.lines.rowCount())))
        self.as_read = QPushButton(self.tr("As it was read"))
        self.as_read.clicked.connect(lambda _: self._choose_lines(None))
        self._lay_out()
        self.show_drafts([])

    def show_drafts(self, numbers: Sequence[int]) -> None:
        """Shows these drafts; those that are gone are left out."""
        there = []
        for number in numbers:
            try:
                self._preparing.drafts[number]
            except KeyError:
                continue
            there.append(number)
        self._numbers = there
        drafts = [self._preparing.drafts[number] for number in there]
        if len(drafts) == 1:
            self._show_one(drafts[0])
        else:
            self._show_several(drafts)

    def enter(self) -> None:
        """The keyboard goes to the fields, or to the text where there are none."""
        if self.fields.isVisible():
            self.fields.enter()
        else:
            self.text.setFocus()

    def _show_one(self, draft: Draft) -> None:
        drafts = self._preparing.drafts
        file = drafts.files[draft.file]
        self.heading.setText(one_line(file.name) + ("" if draft.part is None else f"  ({draft.part})"))
        self.heading.setToolTip(plain_tooltip(file.name))
        format = formats().get(file.reader)
        told = [format.title if format is not None else "", self._decoded(file)]
        if draft.cut:
            told.append(
                self.tr("1 line of the page was cut")
                if draft.cut == 1
                else self.tr("{} lines of the page were cut").format(self.locale().toString(draft.cut))
            )
        self.facts.setText(" · ".join(part for part in told if part))
        self.facts.setVisible(any(told))
        self.encoding.setVisible(file.reader not in ("", "docx", "odt", "xlsx", "pdf", "json"))
        self._offer_encodings(file.options.encoding)
        problem = draft.state is DraftState.PROBLEM
        self._scroll.setVisible(not problem)
        self._body.setVisible(not problem)
        if problem:
            self._warn([draft.problem])
            self._text_shown = None
            return
        document = drafts.document(draft.number)
        findings = () if document.article.provenance is None else document.article.provenance.findings
        self._warn(_warnings(file.problems, drafts.notices_of(file.number, [draft.number]), findings))
        offered: dict[str, list[tuple[str, str]]] = {}
        for finding, values in offers(draft, findings):
            offered.setdefault(finding.field, []).extend((value, finding.origin) for value in values)
        origins = {each.field: _origin(each) for each in findings}
        self.fields.show_fields(
            {
                name: Shown(
                    value := shown_value(draft, name),
                    origin=origins.get(name, "") if value or name in offered else "",
                    offered=offered.get(name, ()),
                )
                for name in field_titles()
            }
        )
        self._show_document(draft, document)

    def _fit_fields(self) -> None:
        """The fields take no more room than they need, nor more than half of it; what is left is the text's."""
        page = self._stack.currentWidget() is self.page
        share = FIELDS_SHARE_OF_PAGE if page else FIELDS_SHARE
        most = round(self.height() * share) if self._body.isVisibleTo(self) else MOST_HIGH
        # Lines that wrap need more than the least that a layout tells without knowing how wide it will be.
        needed = max(self.fields.minimumSizeHint().height(), self.fields.heightForWidth(self._scroll.width()))
        self._scroll.setMaximumHeight(min(needed + 4, most))
        self._scroll.setMinimumHeight(min(needed + 4, most, self.height() // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same with more or less room."""
        super().resizeEvent(event)
        self._fit_fields()

    def _show_document(self, draft: Draft, document: Document) -> None:
        page = bool(document.blocks)
        self.whole.setVisible(page)
        self.lines.show_blocks(document.blocks)
        as_page = page and self.whole.isChecked()
        self.take_all.setVisible(as_page and draft.cut > 0)
        self.as_read.setVisible(as_page)
        self._stack.setCurrentWidget(self.page if as_page else self.text)
        page_shown, self._page_shown = self._page_shown, draft.number if as_page else None
        if as_page and page_shown != draft.number:
            # Where lines are is known when they are laid out.
            QTimer.singleShot(0, self.page, self.page.go_to_article)
        if self._text_shown == (draft.number, draft.text_sha256):
            return
        self._text_shown = (draft.number, draft.text_sha256)
        shown = document.text[:MOST_SHOWN]
        self.text.show_text(shown)
        # What is not body stands on a shade.
        look, theme = QTextCharFormat(), theme_of(self)
        look.setBackground(QColor(theme.hover))
        look.setForeground(QColor(theme.muted))
        regions = ((region.start, min(region.end, len(shown))) for region in document.article.regions)
        self.text.mark([(start, end) for start, end in regions if start < end], look)

    def _show_page(self, on: bool) -> None:
        self.whole.setText(self.tr("Show the article alone") if on else self.tr("Show the whole page as text"))
        self.show_drafts(self._numbers)

    def _show_several(self, drafts: Sequence[Draft]) -> None:
        good = [draft for draft in drafts if draft.state is not DraftState.PROBLEM]
        self._text_shown = None
        self._body.hide()
        self.encoding.setVisible(bool(drafts))
        self._offer_encodings(None)
        self._scroll.setVisible(bool(good))
        self._warn([])
        self.heading.setText(
            self.tr("{} articles are selected").format(self.locale().toString(len(good)))
            if drafts
            else self.tr("Nothing is selected")
        )
        self.facts.setText(
            self.tr("What is typed here holds for all of them.") if drafts else self.tr("Choose a line to look at it.")
        )
        self.facts.show()
        if good:
            shown = {}
            for name in field_titles():
                values = {shown_value(draft, name) for draft in good}
                shown[name] = Shown(values.pop()) if len(values) == 1 else Shown(differs=True)
            for name in self._in_two_orders(good):
                why = self.tr("Some of these dates can be read with the day or with the month first.")
                told = shown[name]
                shown[name] = replace(told, offered=[(order, why) for order in _orders()], asked=why)
            self.fields.show_fields(shown)

    def _in_two_orders(self, drafts: Sequence[Draft]) -> set[str]:
        """Fields in which some of these drafts have a date of which a person has to say what comes first."""
        # Documents lie on the disk, and a table of which this is so has many.
        some = (draft for draft in drafts if any(not value_of(draft, name) for name in DATES))
        return {
            name
            for draft in islice(some, MOST_ASKED)
            for name in two_orders(draft, self._preparing.drafts.findings(draft.number))
        }

    def _set_order(self, name: str, at: int) -> None:
        """Reads dates that can be read in two ways with the day (0) or the month (1) first."""
        drafts = self._preparing.drafts
        good = [drafts[number] for number in self._numbers if drafts[number].state is not DraftState.PROBLEM]
        values = {
            draft.number: orders[name][at]
            for draft in good
            if not value_of(draft, name) and name in (orders := two_orders(draft, drafts.findings(draft.number)))
        }
        if values:
            self._edits.set_each(values, name, field_titles()[name])

    def _offer_encodings(self, chosen: str | None) -> None:
        """Where one was chosen, the first choice takes that back."""
        self.encoding.setItemText(
            0, self.tr("Read in another encoding") if chosen is None else self.tr("As Desk decides")
        )
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(chosen)))

    def _decoded(self, file: FileRead) -> str:
        if file.encoding is None:
            return ""
        if file.options.encoding is not None:
            return self.tr("read as {}, as you said").format(file.encoding)
        return self.tr("read as {}").format(file.encoding)

    def _warn(self, lines: Sequence[str]) -> None:
        self.warnings.setText("\n".join(f"⚠ {line}" for line in lines[:WARNINGS]))
        self.warnings.setVisible(bool(lines))
        self.warnings.setStyleSheet(f"color: {theme_of(self).warning};")

    def _set(self, name: str, value: str) -> None:
        if len(self._numbers) > 1 and name in DATES and value in _orders() and not self._preparing.loading:
            self._set_order(name, _orders().index(value))
        elif self._preparing.loading or not self._edits.set(self._numbers, name, value, field_titles()[name]):
            # What was typed does not hold, or holds otherwise written.
            self.show_drafts(self._numbers)

    def _choose_lines(self, kept: Sequence[int] | frozenset[int] | range | None) -> None:
        if len(self._numbers) != 1 or self._preparing.loading:
            return
        (number,) = self._numbers
        try:
            self._edits.choose_lines(number, None if kept is None else frozenset(kept))
        except ValueError as error:
            self.said.emit(self.tr("This is not possible: {}.").format(error))

    def _redo(self, index: int) -> None:
        encoding = self.encoding.itemData(index)
        drafts = self._preparing.drafts
        if self._preparing.busy or not self._numbers:
            return
        wishes: dict[Columns | None, list[int]] = {}
        for file in dict.fromkeys(drafts[number].file for number in self._numbers):
            options = drafts.files[file].options
            if options.encoding != encoding:
                wishes.setdefault(options.columns, []).append(file)
        if not wishes:
            return
        self.rereading.emit([drafts[number].file for number in self._numbers])
        self._preparing.redo(
            [(files, Options(encoding=encoding, columns=columns)) for columns, files in wishes.items()]
        )

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.heading)
        line = QHBoxLayout()
        line.addWidget(self.facts, 1)
        line.addWidget(self.encoding, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(line)
        top.addWidget(self.warnings)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.fields)
        stacked = QWidget()
        self._stack = QStackedLayout(stacked)
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.page)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, button in ((first, self.whole), (second, self.take_all), (second, self.as_read)):
            button.setAutoDefault(False)
            line.addWidget(button)
        first.addStretch()
        second.addStretch()
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addLayout(first)
        body.addLayout(second)
        body.addWidget(stacked, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._scroll)
        layout.addWidget(self._body, 1)
        layout.addStretch()
        self.setMinimumWidth(320)


def _orders() -> tuple[str, str]:
    """How dates of several articles can be read, as their buttons name it."""
    return tr("day first"), tr("month first")


def _origin(finding: Finding) -> str:
    """Where a value came from, and how sure that is."""
    # What is quoted from the file may run from right to left, and would take what stands behind it along.
    origin = re.sub("“([^”]+)”", lambda quoted: f"“{isolated(quoted[1])}”", finding.origin)
    if finding.confidence is None:
        return origin
    return f"{origin} ({finding.confidence:.0%})".replace("%", " %")


def _warnings(problems: Sequence[str], notices: Sequence[Notice], findings: Sequence[Finding]) -> list[str]:
    told = [finding for finding in findings if finding.field == "text" and finding.value is None]
    lines = [
        tr("Two ways to read this page do not agree on what the article is: look at the whole page.")
        for finding in told
        if finding.confidence is not None and finding.confidence < AGREED
    ]
    lines += [notice.text for notice in notices if not notice.routine and not notice.text.startswith("Read as ")]
    return list(dict.fromkeys([*lines, *problems]))
