"""The filters of the ledger window, all of which must fit at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from desk.model.article import Article
from desk.model.label import Label, LabelKind, attributes_of
from desk.model.scheme import in_order
from desk.store.ledger_values import Role, Sayer, Wanted
from desk.ui.dates import is_iso_date
from desk.ui.foreign import one_line
from desk.ui.panels.filter_box import PAUSE_MS, FilterBox

LookUp = Callable[[str], list[tuple[str, str]]]
"""Gives the entities, as id and name, that a part of a name fits."""

_CHIP = """QToolButton { border: 1px solid palette(mid); padding: 4px 10px; }
QToolButton:checked { border-color: palette(highlight); }
QToolButton::menu-indicator { image: none; width: 0; }"""


class LedgerBar(QWidget):
    """Shows what is wanted, and asks for something else."""

    asked = Signal(object)
    """The Wanted that a person asks for."""

    grouping_asked = Signal(bool)
    left = Signal()
    """On to the table."""

    def __init__(self, look_up: LookUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        self._article: Article | None = None
        self.text = FilterBox(self.tr("Words in claim, sources or note"), self.tr("Words to look for"))
        self.text.wanted.connect(lambda text: self._ask(text=text))
        self.text.left.connect(self.left)
        self.entity = EntityBox(look_up)
        self.entity.chosen.connect(lambda id: self._ask(entity=id or None))
        self.as_source = self._toggle(self.tr("as source only"), lambda on: {"role": Role.SOURCE if on else Role.ANY})
        self.as_source.setToolTip(self.tr("Not where it is only the object, or named in what is said"))
        self.since, self.until = DateBox(self.tr("Said from")), DateBox(self.tr("Said until"))
        self.since.chosen.connect(lambda date: self._ask(since=date))
        self.until.chosen.connect(lambda date: self._ask(until=date))
        self.types, self.certainties, self.verdicts = (
            ChoiceButton(name) for name in (self.tr("Any type"), self.tr("Any certainty"), self.tr("Any verdict"))
        )
        self.types.chosen.connect(lambda values: self._ask(types=values))
        self.certainties.chosen.connect(lambda values: self._ask(certainties=values))
        self.verdicts.chosen.connect(lambda values: self._ask(verdicts=values))
        self.unnamed = self._toggle(
            self.tr("No named source"), lambda on: {"sayer": Sayer.UNNAMED if on else Sayer.ANY}
        )
        self.unnamed.setToolTip(
            self.tr("At the end of the chain stands nobody, a description or a pronoun that is not linked")
        )
        self.one_source = self._toggle(self.tr("Rests on one source"), lambda on: {"one_source": on})
        self.one_source.setToolTip(self.tr("All claims that say the same go back to one and the same source"))
        self.repeated = self._toggle(self.tr("Said more than once"), lambda on: {"repeated": on})
        self.here = self._toggle(self.tr("This article"), self._only_here)
        self.grouped = self._chip(self.tr("Group same claims"))
        self.grouped.setChecked(True)
        self.grouped.toggled.connect(self.grouping_asked)
        self.clear_button = QToolButton()
        self.clear_button.setText(self.tr("Clear filters"))
        self.clear_button.clicked.connect(self.clear)
        self._lay_out()
        self.show_wanted(self.wanted)
        self.set_article(None)

    def set_labels(self, labels: Mapping[str, Label], verdicts: bool) -> None:
        """The types and values that the label set has; `verdicts` says whether the project asks for verdicts."""
        types = [label for label in in_order(labels.values()) if label.kind is LabelKind.CLAIM]
        self.types.offer([(label.id, label.name) for label in types], self.tr("No type"))
        values: dict[str, list[str]] = {"certainty": [], "verdict": []}
        for label in types:
            for attribute in attributes_of(label, dict(labels)):
                known = values.get(attribute.name)
                if known is not None:
                    known += [value for value in attribute.values if value not in known]
        self.certainties.offer([(value, value) for value in values["certainty"]], self.tr("Not said"))
        judged = values["verdict"] or ["supported", "refuted", "not_enough_evidence", "conflicting"]
        self.verdicts.offer([(value, value.replace("_", " ")) for value in judged], self.tr("No verdict"))
        self.verdicts.setVisible(verdicts)

    def set_article(self, article: Article | None) -> None:
        """The article that is open beside the ledger, for listing only its claims."""
        self._article = article
        self.here.setEnabled(article is not None or self.here.isChecked())
        self.here.setToolTip(one_line(article.shown_title) if article else self.tr("No article is open"))

    def show_wanted(self, wanted: Wanted, entity_name: str | None = None) -> None:
        """Says what is listed; `entity_name` goes with another entity."""
        self.wanted = wanted
        if self.text.text().strip() != wanted.text:
            self.text.reset()
            self.text.setText(wanted.text)
        if entity_name is not None or wanted.entity is None:
            self.entity.show_entity(wanted.entity, entity_name or "")
        self.as_source.setEnabled(wanted.entity is not None)
        for button, on in (
            (self.as_source, wanted.role is Role.SOURCE),
            (self.unnamed, wanted.sayer is Sayer.UNNAMED),
            (self.one_source, wanted.one_source),
            (self.repeated, wanted.repeated),
            (self.here, wanted.article is not None),
        ):
            button.blockSignals(True)
            button.setChecked(on)
            button.blockSignals(False)
        self.since.show_date(wanted.since)
        self.until.show_date(wanted.until)
        self.types.show_chosen(wanted.types)
        self.certainties.show_chosen(wanted.certainties)
        self.verdicts.show_chosen(wanted.verdicts)
        self.clear_button.setEnabled(replace(wanted, role=Role.ANY) != Wanted())

    def clear(self) -> None:
        """Lists everything again."""
        self.text.reset()
        self.show_wanted(Wanted())
        self.asked.emit(self.wanted)
        self.text.setFocus()

    def _only_here(self, on: bool) -> dict[str, object]:
        return {"article": self._article.id if on and self._article is not None else None}

    def _ask(self, **fields: object) -> None:
        self.show_wanted(replace(self.wanted, **fields))  # type: ignore[arg-type]  # fields of Wanted
        self.asked.emit(self.wanted)

    def _toggle(self, title: str, fields: Callable[[bool], dict[str, object]]) -> QToolButton:
        button = self._chip(title)
        button.toggled.connect(lambda on: self._ask(**fields(on)))
        return button

    def _chip(self, title: str) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setStyleSheet(_CHIP)
        return button

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.text, 5)
        first.addWidget(self.entity, 3)
        first.addWidget(self.as_source)
        first.addSpacing(8)
        first.addWidget(self.since, 1)
        first.addWidget(self.until, 1)
        for button in (self.types, self.certainties, self.verdicts):
            button.setStyleSheet(_CHIP)
            second.addWidget(button)
        second.addSpacing(8)
        for toggle in (self.unnamed, self.one_source, self.repeated, self.here):
            second.addWidget(toggle)
        second.addWidget(self.clear_button)
        second.addStretch(1)
        second.addWidget(self.grouped)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for row in (first, second):
            row.setSpacing(6)
            layout.addLayout(row)


class ChoiceButton(QToolButton):
    """A button whose menu has values that can be ticked; none ticked means any."""

    chosen = Signal(object)
    """A frozenset of values, the empty one for what has none."""

    def __init__(self, anything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anything = anything
        self._names: dict[str, str] = {}
        self._chosen: frozenset[str] = frozenset()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCheckable(True)
        self.setAccessibleName(anything)
        self.setMenu(QMenu(self))
        self.show_chosen(self._chosen)

    def offer(self, values: Iterable[tuple[str, str]], nothing: str) -> None:
        """The values, each with its name, and the name for having none."""
        self._names = {**dict(values), "": nothing}
        menu = self.menu()
        menu.clear()
        menu.addAction(self._anything, lambda: self._choose(frozenset()))
        menu.addSeparator()
        for value, name in self._names.items():
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(self._ticked)
        self.show_chosen(self._chosen)

    def show_chosen(self, values: frozenset[str]) -> None:
        """Ticks these."""
        self._chosen = values
        for action in self.menu().actions():
            if action.isCheckable():
                action.setChecked(action.data() in values)
        names = [name for value, name in self._names.items() if value in values]
        shown = (
            self._anything if not values else ", ".join(names) if len(names) < 3 else f"{names[0]} + {len(names) - 1}"
        )
        self.setText(f"{shown} ▾")
        self.setAccessibleDescription(shown)
        self.setChecked(bool(values))

    def _ticked(self) -> None:
        self._choose(frozenset(action.data() for action in self.menu().actions() if action.isChecked()))

    def _choose(self, values: frozenset[str]) -> None:
        self.show_chosen(values)
        self.chosen.emit(values)


class DateBox(QLineEdit):
    """A date as far as it is known: 2019, 2019-06, 2019-06-24. What is no date is marked and not asked for."""

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setPlaceholderText(title)
        self.setAccessibleName(title)
        self.setToolTip(self.tr("A year, a month or a day: 2019, 2019-06 or 2019-06-24"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000-00-00") + 44)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self.textEdited.connect(self._timer.start)
        self.textChanged.connect(self._judge)
        self.returnPressed.connect(self._tell)

    def show_date(self, date: str) -> None:
        """Shows what is asked for; what is being typed and is no date yet stays."""
        if date != self._told:
            self._told = date
            self.setText(date)

    def _judge(self) -> None:
        text = self.text().strip()
        wrong = bool(text) and not is_iso_date(text)
        self.setProperty("wrong", wrong)
        self.setStyleSheet("QLineEdit { border-color: #d64401; }" if wrong else "")
        if not text:
            self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._told and (not text or is_iso_date(text)):
            self._told = text
            self.chosen.emit(text)


class EntityBox(QLineEdit):
    """An entity, chosen by typing a part of one of its names."""

    chosen = Signal(str)
    """The entity's id; empty for none."""

    def __init__(self, look_up: LookUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look_up = look_up
        self._found: dict[str, str] = {}
        self._id, self._name = "", ""
        self.setPlaceholderText(self.tr("Entity, anywhere in the claim"))
        self.setAccessibleName(self.tr("Entity"))
        self.setClearButtonEnabled(True)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated[str].connect(self._take)  # type: ignore[index]  # an overload that the stub does not tell
        self.setCompleter(completer)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self._emptied)
        self.returnPressed.connect(self._take_first)

    def show_entity(self, id: str | None, name: str) -> None:
        """Shows what is asked for."""
        if (id or "") != self._id or name != self._name:
            self._id, self._name = id or "", name
            self.setText(name)
            self.setCursorPosition(0)

    def _typed(self, text: str) -> None:
        found = self._look_up(text.strip()) if text.strip() else []
        self._found = {}
        for id, name in found:
            # Two of one name are told apart by what sets them off in the list, not by nothing.
            shown = name
            while shown in self._found:
                shown += " ·"
            self._found[shown] = id
        self._names.setStringList(list(self._found))

    def _take(self, name: str) -> None:
        if name in self._found and self._found[name] != self._id:
            self._id, self._name = self._found[name], name
            self.setText(name)
            self.chosen.emit(self._id)

    def _take_first(self) -> None:
        if self.text() in self._found:
            self._take(self.text())
        elif self._found and self.text() != self._name:
            self._take(next(iter(self._found)))

    def _emptied(self, text: str) -> None:
        if not text and self._id:
            self._id, self._name = "", ""
            self.chosen.emit("")
