"""Review mode: its commands, its bar and what to review."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desk.model.article import State
from desk.model.review import Decision
from desk.ui.asking import Asking
from desk.ui.bridge import Bridge
from desk.ui.browsing import Browsing
from desk.ui.commands import Command
from desk.ui.dialogs.keys import shown_keys
from desk.ui.docking import bring
from desk.ui.feature import Feature, Panel
from desk.ui.foreign import one_line
from desk.ui.parts import Parts
from desk.ui.review.bar import Line, ReviewBar
from desk.ui.review.beside import KeysBeside
from desk.ui.review.deciding import Deciding
from desk.ui.review.differences import DifferencesPanel
from desk.ui.review.shown import Button, Shown, Teller
from desk.ui.review.walk import At, Walk
from desk.ui.translation import tr

if TYPE_CHECKING:
    from desk.actions.queueing import Asked, Queue

QUOTE_SHOWN = 30
_OFFERED = {
    At.ITEM: ("accept", "reject", "reject_why", "accept_alike", "say_why", "comment", "nothing_here", "back", "skip"),
    At.ARTICLE_END: ("finish", "send_back", "comment", "nothing_here", "skip", "back"),
    At.END: ("back",),
}


class ReviewMode(Feature):
    """One for each window."""

    def __init__(self, parts: Parts, browsing: Browsing, asking: Asking) -> None:
        super().__init__(parts, browsing, asking)
        self.walk = Walk(parts, browsing)
        self.deciding = Deciding(parts, self.walk)
        self._teller = Teller(parts, self.walk)
        self._bar = ReviewBar(parts.window)
        self._commands: dict[str, Command] = {}
        self._reasoned: Decision | None = None
        self._selected = False
        self._follows_docks = False
        self._asked_of: tuple[At, str | None] = (At.ITEM, None)
        self._bar.typed.connect(self._take_line)
        self._bar.left.connect(parts.view.setFocus)
        self._bar.ended.connect(self.walk.end)
        self.walk.changed.connect(self._show)
        parts.reviews.changed.connect(self._show_marks)
        parts.editing.annotations_changed.connect(lambda _: self._show_marks())
        parts.view.selection_changed.connect(self._on_selection)
        parts.linking.register.changed.connect(lambda _: self._show() if self.walk.on else None)
        parts.heading.may_set = parts.editing.may_set
        parts.annotations.only_open_asked.connect(self.walk.show_only_open)
        self.walk.changed.connect(lambda: parts.annotations.set_only_open(self.walk.only_open))
        self._beside = KeysBeside(parts.inspector, lambda: self.walk.on, lambda: tuple(self._commands.values()))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reveal)

    def panels(self) -> list[Panel]:
        """The analyst's versions beside the reviewer's."""
        differences = DifferencesPanel(self.parts.editing, self.parts.reviews, self._teller)
        differences.asked.connect(self._go_to)
        return [Panel(name="differences", title=tr("Differences"), content=differences, beside="annotations")]

    def bars(self) -> list[QWidget]:
        """The review bar."""
        return [self._bar]

    def use(self, bridge: Bridge | None) -> None:
        """Reviews in this project from now on."""
        self.deciding.forget()
        if not self._follows_docks:
            self._follows_docks = True
            for dock in self.parts.docks.values():
                dock.visibilityChanged.connect(lambda _: self._soon.start() if self.walk.on else None)
        self.walk.use(bridge)

    def start(self) -> None:
        """Goes on with the review under way, or asks what to review."""
        if self.walk.on:
            self.walk.next()
        elif self.walk.line.left:
            self.walk.go_on()
        else:
            self.ask()

    def back(self) -> None:
        """The previous that waits; outside of a review the same as `start`."""
        self.walk.previous_waiting() if self.walk.on else self.start()

    def ask(self) -> None:
        """Asks what to review, and begins with it."""
        from desk.ui.review.what import WhatDialog

        bridge = self.parts.bridge
        if bridge is None:
            return
        self.parts.inspector.flush()
        dialog = WhatDialog(self.parts, self.walk.asked, self.parts.window)
        dialog.chosen.connect(self.begin)
        dialog.open()

    def begin(self, asked: "Asked", queue: "Queue") -> None:
        """Goes through a queue."""
        self.deciding.forget()
        self.walk.begin(asked, queue)
        self.parts.view.setFocus()

    def commands(self) -> list[Command]:
        """What reviewers do. Their plain keys win over labels' while a review is under way."""
        walk = self.walk

        def has_project() -> bool:
            return self.parts.bridge is not None

        def has_item() -> bool:
            return walk.item is not None

        def at_end() -> bool:
            return walk.on and walk.at is At.ARTICLE_END and self.parts.editing.may_set(State.REVIEWED)

        def can_leave() -> bool:
            busy = self.parts.sourcing.proposed or self.parts.sourcing.chain.active or self.parts.relating.first
            return walk.on and not busy and self.parts.find_bar.isHidden()

        made = [
            Command(
                name="review", title=tr("Start or Go On"), menu="Review", keys=("F9",), when=has_project,
                run=self.start, hint=tr("The next annotation that nobody has decided on"), 
            ),
            Command(
                name="review_back", title=tr("Previous &Unreviewed"), menu="Review", keys=("Shift+F9",),
                when=has_project, run=self.back,
            ),
            Command(
                name="review_what", title=tr("&What to Review…"), menu="Review", keys=("Ctrl+F9",), when=has_project,
                run=self.ask, hint=tr("This article or all, by label, author, a sample, disagreements"),
            ),
            Command(
                name="accept", title=tr("&Accept"), menu="Review", group=1, keys=("A",), pressed=True, when=has_item,
                run=self.deciding.accept, hint=tr("It is right, as it stands or as you amended it"),
            ),
            Command(
                name="reject", title=tr("Reje&ct"), menu="Review", group=1, keys=("X",), pressed=True, when=has_item,
                run=self.deciding.reject, hint=tr("It should not be; it stays where it is, marked as rejected"),
            ),
            Command(
                name="reject_why", title=tr("Reject Because…"), menu="Review", group=1, keys=("Shift+X",),
                pressed=True, when=has_item, run=partial(self._ask_line, Line.REJECT),
                hint=tr("Asks for the reason first"),
            ),
            Command(
                name="accept_alike", title=tr("Accept A&ll of This Label"), menu="Review", group=1,
                keys=("Shift+A",), pressed=True, when=has_item, run=self.deciding.accept_alike,
                hint=tr("Everything in this article that waits under the same label, as one action"),
            ),
            Command(
                name="say_why", title=tr("Rea&son…"), menu="Review", group=2, keys=("R",), pressed=True,
                when=lambda: walk.on, run=partial(self._ask_line, Line.REASON),
                hint=tr("Why: of the decision just made, else of the next one"),
            ),
            Command(
                name="comment", title=tr("Co&mment…"), menu="Review", group=2, keys=("M",), pressed=True,
                when=lambda: walk.on, run=partial(self._ask_line, Line.COMMENT),
                hint=tr("Begins a thread on the annotation, or on the selected words"),
            ),
            Command(
                name="nothing_here", title=tr("&Nothing Belongs Here"), menu="Review", group=2, keys=("0",),
                pressed=True, when=lambda: walk.on and self.parts.view.selection() is not None,
                run=self.deciding.nothing_here, hint=tr("Says so of the selected words"),
            ),
            Command(
                name="skip", title=tr("S&kip"), menu="Review", group=3, keys=(".",), pressed=True,
                when=lambda: walk.on, run=self._skip, hint=tr("On, and leave it as it is"),
            ),
            Command(
                name="back", title=tr("Back"), menu="Review", group=3, keys=(",",), pressed=True,
                when=lambda: walk.on, run=walk.previous, hint=tr("To the one before, decided on or not"),
            ),
            Command(
                name="finish", title=tr("Mark as Re&viewed, Go On"), menu="Review", group=4, keys=("Return",),
                pressed=True, when=at_end, run=self.deciding.finish_article,
            ),
            Command(
                name="send_back", title=tr("Re&turn with a Note…"), menu="Review", group=4, keys=("Shift+Return",),
                pressed=True, when=at_end, run=partial(self._ask_line, Line.RETURN),
                hint=tr("Gives the article back to its analysts"),
            ),
            Command(
                name="only_open", title=tr("Show Only What &Is Open"), menu="Review", group=5, keys=("Ctrl+Shift+O",),
                when=has_project, run=lambda: walk.show_only_open(not walk.only_open),
                checked=lambda: walk.only_open, hint=tr("In the text and in the list: what waits for a decision"),
            ),
            Command(
                name="differences", title=tr("Analyst Beside Reviewer"), menu="Review", group=5,
                when=lambda: self.parts.editing.article is not None, run=self._show_differences,
                hint=tr("Everything in this article that was amended, rejected or found missing"),
            ),
            Command(
                name="review_end", title=tr("&End the Review"), menu="Review", group=6, keys=("Esc",), pressed=True,
                when=can_leave, run=walk.end,
            ),
        ]  # fmt: skip
        self._commands = {command.name: command for command in made}
        return made

    def _go_to(self, place: str | tuple[int, int]) -> None:
        if isinstance(place, str):
            self.parts.view.pick(place)
        else:
            self.parts.view.reveal(*place)
            self.parts.view.select_raw(*place)

    def _show_differences(self) -> None:
        bring(self.parts, "differences").widget().setFocus()

    def _skip(self) -> None:
        self.walk.past_article() if self.walk.at is At.ARTICLE_END else self.walk.next()

    def _ask_line(self, kind: Line) -> None:
        walk, words = self.walk, ""
        if kind is Line.COMMENT:
            passage, item = self.deciding.passage, walk.item
            about = passage.text if passage is not None else item.quote if item is not None else ""
            title = tr("Comment on “{}”:").format(_short(about)) if about else tr("Comment on the article:")
        elif kind is Line.REJECT:
            title = tr("Reject because:")
        elif kind is Line.RETURN:
            title = tr("Return with this note:")
        else:
            decision = self.deciding.reasoned
            words = decision.reason if decision is not None else walk.reason
            verdict = self.parts.reviews.verdict_title(decision) if decision is not None else ""
            about = self._words_of(decision) if decision is not None else ""
            title = tr("Reason for what comes next:")
            if decision is not None:
                title = tr("{verdict} “{words}” because:") if about else tr("{verdict} because:")
                if decision.span is not None:
                    title = tr("{verdict}, “{words}”, because:")
                title = title.format(verdict=verdict, words=_short(about))
            self._reasoned = decision
        self._asked_of = self._subject
        self._bar.ask(kind, title, words)

    def _words_of(self, decision: Decision) -> str:
        """What a decision is on, as far as that is in the open article."""
        if decision.span is not None:
            return decision.span.text
        annotation = self.parts.editing.stored.get(decision.annotation or "")
        return annotation.quote if annotation is not None else ""

    @property
    def _subject(self) -> tuple[At, str | None]:
        """What words that are asked for would be about."""
        item = self.walk.item
        return self.walk.at, item.id if item is not None else None

    def _take_line(self, kind: str, words: str) -> None:
        match Line(kind):
            case Line.COMMENT:
                self.deciding.comment(words)
            case Line.REJECT:
                self.deciding.reject(words)
            case Line.RETURN:
                self.deciding.return_article(words)
            case Line.REASON:
                self.deciding.say_why(words, self._reasoned)
        self._show()

    def _show(self) -> None:
        if not self.walk.on:
            self._bar.give_up()
            self._bar.hide()
            return
        if self._asked_of != self._subject:
            self._bar.give_up()
        grows = self._bar.isHidden()
        self._selected = self.parts.view.selection() is not None
        teller = self._teller
        line = self.walk.line
        self._bar.show_item(
            Shown(
                place=teller.place(),
                done=len(line) - line.left,
                total=len(line),
                pace=teller.pace(),
                hint=self._hint(),
                lines=(*teller.lines(), *self._clashes()),
                spoken=teller.spoken(),
                buttons=self._buttons(),
            )
        )
        if grows:
            self._soon.start()

    def _hint(self) -> str:
        """What keys do that have no button."""
        if self.walk.item is not None:
            return tr("A label's key or Alt + arrows amend")
        if self.walk.at is At.ARTICLE_END:
            return tr("Something missing? Select it and press a label's key.")
        return ""

    def _show_marks(self) -> None:
        reviews = self.parts.reviews
        self.parts.view.show_decisions(reviews.marks, reviews.told, reviews.crossed)
        self.parts.annotations.set_marks(reviews.marks, reviews.told)

    def _on_selection(self) -> None:
        """What may be said of the selected words can be said of none."""
        selected = self.parts.view.selection() is not None
        if self.walk.on and not self.walk.moving and selected != self._selected:
            self._show()

    def _reveal(self) -> None:
        """Brings the item into sight again where the bar or a panel has taken its room."""
        item = self.walk.item
        if item is not None:
            self.parts.view.reveal(item.start, item.end)

    def _buttons(self) -> tuple[Button, ...]:
        found = []
        for name in _OFFERED[self.walk.at]:
            command = self._commands.get(name)
            if command is None or (not command.when() and name in ("nothing_here", "finish", "send_back")):
                continue
            if name == "accept_alike" and len(self.deciding.alike) < 2:
                continue
            title = self._title_of(name, command)
            found.append(Button(title, shown_keys(command.keys[:1]), command.hint, command.run, command.when()))
        return tuple(found)

    def _title_of(self, name: str, command: Command) -> str:
        item = self.walk.item
        if name == "accept" and self.walk.is_amended:
            return tr("Keep")
        if name == "reject_why":
            return tr("Because…")
        if name == "accept_alike" and item is not None:
            label = one_line(self._teller.known.label_name(item))
            return tr("All {label} ({count})").format(label=_short(label), count=len(self.deciding.alike))
        if name == "nothing_here":
            return tr("Nothing Here")
        if name == "skip":
            return tr("Next") if self.walk.at is not At.ITEM or self.walk.is_amended else tr("Skip")
        return command.plain_title + ("…" if command.title.endswith("…") else "")

    def _clashes(self) -> list[str]:
        """A line on labels whose keys mean something else in review."""
        editing = self.parts.editing
        taken = {
            label.name
            for command in self._commands.values()
            if command.pressed and (label := editing.label_for_key(command.keys[0])) is not None
        }
        if not taken or self.walk.at is not At.ITEM:
            return []
        names = ", ".join(sorted(taken))
        return [self._teller.faint(tr("In review the key of {} means something else: Ctrl+K sets it.").format(names))]


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= QUOTE_SHOWN else line[: QUOTE_SHOWN - 1].rstrip() + "…"
