"""What an import came to: the page at its end, and the file that can be kept of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QFileDialog, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desk.actions.drafts import Draft, DraftState
from desk.actions.report import save_report
from desk.ui.dialogs.destination import beside
from desk.ui.dialogs.labels_notice import Notice
from desk.ui.foreign import END, ISOLATE, alone, one_line, plain_tooltip
from desk.ui.intake.preparing import Preparing
from desk.ui.messages import sentence
from desk.ui.theme import Theme
from desk.ui.translation import tr

MOST = 1_000
"""How many lines of a section are shown; the file has all."""
_ISOLATES = dict.fromkeys(map(ord, (ISOLATE, END)))
ALIKE = 3
"""So many files of which the same is said stand below one line."""


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of thing that is told, line by line; `bad` if something is lost, `of_files` if each names a file."""

    title: str
    lines: Sequence[str]
    bad: bool = False
    of_files: bool = False


def sections(preparing: Preparing) -> list[Section]:
    """What is to be told of an import that is over, the worst first; nothing empty."""
    result, drafts = preparing.result, preparing.drafts
    if result is None:
        return []
    found = list(drafts)
    wanted = [d for d in found if d.included]
    good = [d for d in found if d.state is not DraftState.PROBLEM]
    brought = {d.text_sha256 for d in wanted}
    # What repeats an article that was left out is left out with it.
    there = [d for d in good if d.state is DraftState.KNOWN or (not d.included and d.text_sha256 in brought)]
    out = [d for d in good if d.state is not DraftState.KNOWN and not d.included and d.text_sha256 not in brought]
    told = [
        Section(tr("Problems"), result.problems, bad=True, of_files=True),
        Section(tr("To know"), result.notes, of_files=True),
        Section(tr("Imported"), [_named(each, preparing) for each in wanted]),
        Section(tr("Already there, or the same as another"), [_named(each, preparing) for each in there]),
        Section(tr("Left out"), [_named(each, preparing) for each in out]),
        Section(tr("As usual"), result.routine),
    ]
    return [section for section in told if section.lines]


def ask_where(preparing: Preparing, parent: QWidget) -> str:
    """Asks for the file that the report goes into; empty for none."""
    start = beside(preparing.bridge.workbench.store.path) / (tr("Import report") + ".json")
    kinds = {f"{tr('JSON')} (*.json)": ".json", f"{tr('Text')} (*.txt)": ".txt"}
    dialog = QFileDialog(parent, tr("Save the report"), str(start.parent), ";;".join(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

    def follow(kind: str) -> None:
        """The name ends as befits the kind of file."""
        suffix = kinds.get(kind, ".json")
        dialog.setDefaultSuffix(suffix)
        named = dialog.selectedFiles()
        dialog.selectFile(str(Path(named[0]).with_suffix(suffix)) if named else start.name)

    dialog.selectFile(start.name)
    dialog.setDefaultSuffix(".json")
    dialog.filterSelected.connect(follow)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""


def save(preparing: Preparing, path: Path, notice: Notice) -> None:
    """Writes the report and says so: JSON as `desk import --report` does, or plain text where the name ends in .txt."""
    try:
        _write(preparing, path)
    except OSError as error:
        notice.warn(sentence(error))
    else:
        notice.say(tr("The report is in {}.").format(path.name))


def _write(preparing: Preparing, path: Path) -> None:
    if path.suffix.lower() != ".txt":
        save_report(path, preparing.drafts, preparing.result)
        return
    assert preparing.result is not None
    lines = [preparing.drafts.origin, preparing.result.summary]
    for section in sections(preparing):
        lines += [
            "",
            f"{section.title} ({len(section.lines)})",
            *(f"  {' '.join(each.split())}" for each in section.lines),
        ]
    # What keeps names apart on the screen is in the way of whoever looks for them in a file.
    path.write_text(("\n".join(lines) + "\n").translate(_ISOLATES), encoding="utf-8")


def grouped(lines: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Lines in their order, with those that say the same of several files in one: what they say, and the files' names.

    A line that stands alone keeps its file's name and has no others.
    """
    found: dict[str, list[str]] = {}
    for line in lines:
        name, sign, text = line.partition(": ")
        found.setdefault(text if sign else line, []).append(name)
    return [
        (text, tuple(names)) if len(names) >= ALIKE else (f"{name}: {text}" if name != text else text, ())
        for text, names in found.items()
        for name in (names[:1] if len(names) >= ALIKE else names)
    ]


class ReportPage(QWidget):
    """The summary and, below, what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.summary.setStyleSheet("font-size: 15pt; font-weight: 600;")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("What the import came to"))
        self.tree.setWordWrap(True)
        self.tree.setRootIsDecorated(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 0)
        layout.setSpacing(12)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree, 1)

    def show_report(self, preparing: Preparing, theme: Theme) -> None:
        """Tells what came."""
        assert preparing.result is not None
        self.summary.setText(preparing.result.summary)
        self.tree.clear()
        shown = self.locale().toString
        for section in sections(preparing):
            top = QTreeWidgetItem([f"{section.title} ({shown(len(section.lines))})"])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            if section.bad:
                top.setForeground(0, QBrush(QColor(theme.error)))
            lines = section.lines[:MOST]
            for text, names in grouped(lines) if section.of_files else ((line, ()) for line in lines):
                item = QTreeWidgetItem([" ".join(text.split())])
                item.setToolTip(0, plain_tooltip(text))
                item.addChildren([QTreeWidgetItem([" ".join(name.split())]) for name in names])
                if names:
                    count = shown(len(names))
                    item.setText(0, tr("{count} files: {text}").format(count=count, text=item.text(0)))
                top.addChild(item)
            if len(section.lines) > MOST:
                more = tr("… and {} more; the saved report has all.").format(shown(len(section.lines) - MOST))
                top.addChild(QTreeWidgetItem([more]))
            self.tree.addTopLevelItem(top)
            top.setExpanded(section.bad or len(section.lines) <= 50)


def _named(draft: Draft, preparing: Preparing) -> str:
    name = preparing.drafts.file_of(draft.number).name
    return f"{alone(one_line(draft.title))}  —  {alone(name)}" if draft.title else alone(name)
