"""The form for one reporting word: its forms, how it is used, what it implies."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.learn.cue_edits import FORMS, Edits, Entry, Standing, Word, found_as, put
from desk.learn.cues import Lexicon, LexiconError
from desk.ui.dialogs.cues_words import kind_words, plain, shape_words
from desk.ui.forms import level
from desk.ui.panels.attributes import paint_wrong

VALUES = {
    "certainty": ("certain", "probable", "possible", "unspecified"),
    "stance": ("affirms", "denies", "unclear"),
}
FLAGS = ("noun", "addressee", "of_clause")
INFLECTED = ("verb", "quoting")


class CueForm(QDialog):
    """Asks for a word and says the edits that come of it; what is wrong is said while it is typed.

    A word that ships keeps its text and use: only what it implies is changed.
    """

    edited = Signal(object, str)
    """The project's edits as they are to be, and the word's text."""

    def __init__(
        self, lexicon: Lexicon, edits: Callable[[], Edits], word: Word | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change “{}”").format(word.text) if word else self.tr("Add a reporting word"))
        self._lexicon, self._edits, self._word = lexicon, edits, word
        self._entry: Entry = word.entry if word else {}
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("For example: opine, in the words of"))
        self.shape = self._combo(shape_words())
        kinds = {name: kind_words(name, implied) for name, implied in lexicon.data["kinds"].items()}
        self.kind = self._combo({"": self.tr("Nothing in particular"), **kinds})
        as_kind = {"": self.tr("As what it tells of")}
        types = sorted({name for name, _ in lexicon.types} | {"plan_or_prediction", "position"})
        choices = {**VALUES, "type": tuple(types)}
        self.values = {
            name: self._combo({**as_kind, **{value: plain(value) for value in values}})
            for name, values in choices.items()
        }
        self.forms = {name: QLineEdit() for name in FORMS}
        self.flags = {name: QCheckBox(words) for name, words in zip(FLAGS, self._flag_words(), strict=True)}
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("Change") if word else self.tr("Add")
        self.ok = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        # Only once it is part of the dialog, or Return would press Cancel while this is not enabled yet.
        self.ok.setDefault(True)
        self._fill()
        for line in (self.text, *self.forms.values()):
            line.textChanged.connect(self._judge)
        for combo in (self.shape, self.kind, *self.values.values()):
            combo.currentIndexChanged.connect(self._judge)
        for flag in self.flags.values():
            flag.toggled.connect(self._judge)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._judge()

    def entry(self) -> dict[str, Any]:
        """The cue as filled in, sound or not; what the form does not ask stays as it was."""
        made = {name: value for name, value in self._entry.items() if name not in (*VALUES, *FLAGS, "type", "forms")}
        shape = str(self.shape.currentData())
        made |= {"cue": self.text.text(), "shape": shape, "kind": self.kind.currentData()}
        made |= {name: combo.currentData() for name, combo in self.values.items()}
        names = FORMS if shape in INFLECTED else FORMS[:1]
        made["forms"] = {name: self.forms[name].text().split(",") for name in names}
        if shape in INFLECTED:
            made |= {name: flag.isChecked() for name, flag in self.flags.items()}
        if shape == "possessed":
            made.setdefault("before", self._before())
        return made

    def accept(self) -> None:
        """Says the edits, unless something is wrong."""
        try:
            edits = put(self._lexicon, self._edits(), self.entry(), self._word)
        except LexiconError as error:
            self._show(str(error), wrong=True)
            return
        text = " ".join(self.text.text().split())
        super().accept()
        self.edited.emit(edits, text)

    def _lay_out(self) -> None:
        self._form = form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Word or phrase"), self.text)
        form.addRow(self.tr("&Use"), self.shape)
        form.addRow(self.tr("Tells &of"), self.kind)
        for name, words in (
            ("certainty", self.tr("&Certainty")),
            ("stance", self.tr("&Stance")),
            ("type", self.tr("C&laim type")),
        ):
            form.addRow(words, self.values[name])
        for name, words in zip(FORMS, self._form_words(), strict=True):
            form.addRow(words, self.forms[name])
            self.forms[name].setPlaceholderText(self.tr("By the rule; several parted by commas"))
        level(form)
        for flag in self.flags.values():
            form.addRow("", flag)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(12)
        # A low screen shows a part of it.
        area, inner = QScrollArea(), QWidget()
        form.setContentsMargins(0, 0, 6, 0)
        inner.setLayout(form)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setMinimumWidth(inner.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        layout.addWidget(area, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.buttons)
        wanted = QSize(560, inner.sizeHint().height() + 140)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.92))

    def _form_words(self) -> tuple[str, str, str]:
        return self.tr("&Present forms"), self.tr("Pas&t forms"), self.tr("-&ing forms")

    def _flag_words(self) -> tuple[str, str, str]:
        return (
            self.tr("Is a &noun too: “the report”"),
            self.tr("Names whom it is sai&d to: “told reporters that”"),
            self.tr("Reports only before “that” or &beside a quotation: “added that”"),
        )

    def _fill(self) -> None:
        entry, word = self._entry, self._word
        self.text.setText(str(entry.get("cue", "")))
        self._choose(self.shape, str(entry.get("shape", "verb")))
        self._choose(self.kind, str(entry.get("kind", "")))
        for name, combo in self.values.items():
            self._choose(combo, str(entry.get(name) or ""))
        for name, phrases in dict(entry.get("forms", {})).items():
            if name in self.forms:
                self.forms[name].setText(", ".join(phrases))
        for name, flag in self.flags.items():
            flag.setChecked(bool(entry.get(name)))
        ships = word is not None and word.standing is not Standing.ADDED
        self.text.setReadOnly(ships)
        self.shape.setEnabled(not ships)
        (self.kind if ships else self.text).setFocus()

    def _judge(self) -> None:
        """Says what the word would be found as, or what is wrong with it."""
        verb = self.shape.currentData() in INFLECTED
        for name in FORMS[1:]:
            self._form.setRowVisible(self.forms[name], verb)
        for flag in self.flags.values():
            self._form.setRowVisible(flag, verb)
        label = self._form.labelForField(self.forms[FORMS[0]])
        if isinstance(label, QLabel):
            label.setText(self._form_words()[0] if verb else self.tr("Other &forms"))
        if not self.text.text().strip():
            self._show(self.tr("Type it as a dictionary has it; Desk makes the other forms by rule."), wrong=False)
            return
        try:
            put(self._lexicon, self._edits(), self.entry(), self._word)
            forms = ", ".join(found_as(self._lexicon, self.entry()))
        except LexiconError as error:
            self._show(str(error), wrong=True)
        else:
            self._show(self.tr("Found as: {}").format(forms), wrong=False)

    def _show(self, words: str, *, wrong: bool) -> None:
        self.hint.setText(words)
        if wrong:
            paint_wrong(self.hint)
        else:
            self.hint.setPalette(self.palette())
        self.ok.setEnabled(not wrong and bool(self.text.text().strip()))

    def _before(self) -> list[str]:
        """What stands before a possessed word in this language: that of the first such one of the lexicon."""
        entries = (entry for entry in self._lexicon.data["cues"] if entry.get("before"))
        return list(next((entry["before"] for entry in entries), ()))

    @staticmethod
    def _combo(choices: dict[str, str]) -> QComboBox:
        combo = QComboBox()
        for value, words in choices.items():
            combo.addItem(words, value)
        return combo

    @staticmethod
    def _choose(combo: QComboBox, value: str) -> None:
        if combo.findData(value) < 0:
            combo.addItem(plain(value), value)
        combo.setCurrentIndex(combo.findData(value))
