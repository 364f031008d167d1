"""What the review bar says: the place in the queue, the item with all that is known of it, and the buttons."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from desk.model.annotation import Annotation
from desk.model.article import State
from desk.model.review import Comment, Decision, Verdict, latest
from desk.ui.article.verdicts import Mark
from desk.ui.dates import local_time
from desk.ui.foreign import isolated, one_line
from desk.ui.parts import Parts
from desk.ui.review.facts import Known
from desk.ui.review.walk import At, Walk
from desk.ui.translation import tr

SIGNS = {Mark.ACCEPTED: "✓", Mark.REJECTED: "✕", Mark.AMENDED: "✎", Mark.CHANGED: "●", Mark.ADDED: "+"}
"""Marks in running text."""
_MARKS = {Verdict.ACCEPT: Mark.ACCEPTED, Verdict.REJECT: Mark.REJECTED, Verdict.AMEND: Mark.AMENDED}


@dataclass(frozen=True, slots=True)
class Button:
    """Something to do, with its key as this system writes it."""

    title: str
    key: str
    hint: str
    run: Callable[[], object]
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the bar shows; `lines` are HTML with all foreign words escaped, `spoken` the same as plain text."""

    place: str
    done: int
    total: int
    pace: str
    hint: str
    lines: tuple[str, ...]
    spoken: str
    buttons: tuple[Button, ...]


class Teller:
    """Puts what a walk has come to into words."""

    def __init__(self, parts: Parts, walk: Walk) -> None:
        self._parts, self._walk = parts, walk

    @property
    def known(self) -> Known:
        """What the words of facts are found in."""
        editing = self._parts.editing
        return Known(editing.labels, editing.annotations, self._parts.linking.register.entities)

    def place(self) -> str:
        """Which of how many."""
        walk, locale = self._walk, self._parts.window.locale()
        number, total = locale.toString(walk.line.at + 1), locale.toString(len(walk.line))
        if walk.at is At.END or not len(walk.line):
            return tr("{} of {}").format(locale.toString(len(walk.line) - walk.line.left), total)
        item = walk.item
        if walk.at is At.ITEM and item is not None and walk.line.place(item.id) is None:
            return tr("Beside the queue of {}").format(total)
        return tr("{} of {}").format(number, total)

    def pace(self) -> str:
        """How many are left, how fast it goes, how long that takes."""
        walk, locale = self._walk, self._parts.window.locale()
        parts = [tr("{} left").format(locale.toString(walk.line.left))]
        rate = walk.pace.per_minute
        if rate is not None:
            parts.append(tr("{} a minute").format(locale.toString(round(rate, 1) if rate < 10 else round(rate))))
            minutes = walk.line.left / rate
            about = tr("about {} min").format(locale.toString(max(1, round(minutes))))
            hours = tr("about {} h").format(locale.toString(round(minutes / 60, 1)))
            if walk.line.left:
                parts.append(about if minutes < 100 else hours)
        if walk.blind:
            parts.append(tr("{} articles still coded blind left out").format(locale.toString(walk.blind)))
        return "  ·  ".join(parts)

    def lines(self) -> list[str]:
        """What is known of what is under review."""
        walk, item, stored = self._walk, self._walk.item, self._walk.stored
        if walk.at is At.END:
            return [
                self._strong(
                    tr("Nothing waits in this queue any more.")
                    if len(walk.line)
                    else tr("Nothing to review fits what was asked for.")
                )
            ]
        if walk.at is At.ARTICLE_END:
            return self._of_article()
        if item is None or stored is None:
            return [self._strong(tr("The annotation under review is in another article. F9 goes back to it."))]
        return [self._head(item), *self._of_item(item, stored), *self._said(item)]

    def spoken(self) -> str:
        """The item and its label, for a screen reader."""
        item = self._walk.item
        if item is None:
            return ""
        parts = [f"{fact.title}: {fact.words}" for fact in self.known.facts(item)]
        return ". ".join([self.place(), *parts, self._parts.reviews.told(item.id)])

    def _head(self, item: Annotation) -> str:
        label = self._parts.editing.labels.get(item.label or "")
        color = label.color if label is not None else "#777777"
        mark = self._parts.reviews.marks.get(item.id)
        sign = f"  {SIGNS[mark]} {escape(self._parts.reviews.mark_title(mark))}" if mark is not None else ""
        name = escape(self.known.label_name(item))
        quote = escape(isolated(one_line(item.quote)))
        return f"<span style='color:{color}'>■</span> <b>{name}</b>&nbsp; “{quote}”{self.faint(sign)}"

    def _of_item(self, item: Annotation, stored: Annotation) -> list[str]:
        reviews = self._parts.reviews
        pairs = [
            f"{self.faint(fact.title + ':')} {escape(isolated(fact.words))}"
            for fact in self.known.facts(item)
            if fact.key not in ("spans", "label", "attribution", "note")
        ]
        by = self.faint(tr("by {}").format(reviews.name_of(stored.author)))
        found = ["&nbsp; · &nbsp;".join([by, *pairs])]
        found += [
            f"{self.faint(fact.title + ':')} {escape(isolated(fact.words))}"
            for fact in self.known.facts(item)
            if fact.key in ("attribution", "note")
        ]
        changed = [each for each in self.known.compared(stored, item) if not each.same]
        if changed:
            was = "; ".join(
                f"{escape(each.title)} <s>{escape(isolated(each.before or '–'))}</s> → "
                f"<b>{escape(isolated(each.after or '–'))}</b>"
                for each in changed
            )
            found.append(f"{SIGNS[Mark.AMENDED]} {was}")
        if self._walk.reason:
            found.append(f"{self.faint(tr('Reason for what comes next:'))} {escape(self._walk.reason)}")
        return found

    def _said(self, item: Annotation) -> list[str]:
        """Earlier decisions and comments, oldest first; those on passages that it touches, too."""
        reviews = self._parts.reviews
        found: list[tuple[str, str]] = []
        for decision in reviews.reviewed.decisions:
            near = decision.span is not None and any(decision.span.touches(span) for span in item.spans)
            if decision.annotation == item.id or near or decision.replacement == item.id:
                found.append((decision.at, self._decided(decision)))
        for thread in reviews.reviewed.threads():
            first = thread[0]
            if first.annotation == item.id or (
                first.span is not None and any(first.span.touches(s) for s in item.spans)
            ):
                found += [(first.at, self._commented(each, each is not first, first)) for each in thread]
        return [line for _, line in sorted(found, key=lambda each: each[0])]

    def _decided(self, decision: Decision) -> str:
        reviews = self._parts.reviews
        sign = SIGNS[_MARKS[decision.verdict]] if decision.span is None or decision.replacement is None else "+"
        words = reviews.verdict_title(decision)
        if decision.span is not None:
            words = f"{words}: “{one_line(decision.span.text)}”"
        who = tr("{who}, {when}").format(who=reviews.name_of(decision.by), when=local_time(decision.at))
        reason = f" — {escape(isolated(one_line(decision.reason)))}" if decision.reason else ""
        taken = tr(" (read by {})").format(reviews.name_of(decision.settled_by)) if decision.settled_by else ""
        return f"{sign} {escape(words)} {self.faint(who + taken)}{reason}"

    def _commented(self, comment: Comment, answer: bool, first: Comment) -> str:
        who = self._parts.reviews.name_of(comment.by)
        closed = tr(" (resolved)") if comment is first and first.resolved_by else ""
        field = tr(" on {}").format(first.field.replace("_", " ")) if comment is first and first.field else ""
        lead = "&nbsp;&nbsp;↳ " if answer else "“” "
        return f"{lead}{self.faint(who + field + closed + ':')} {escape(isolated(one_line(comment.text)))}"

    def _of_article(self) -> list[str]:
        article = self._parts.editing.article
        decisions = self._parts.reviews.reviewed.decisions
        verdicts = Counter(each.verdict for each in latest(decisions).values())
        added = sum(d.span is not None and d.verdict is Verdict.AMEND for d in decisions)
        nothing = sum(d.span is not None and d.verdict is Verdict.REJECT for d in decisions)
        head = self._strong(tr("End of “{}”").format(article.shown_title if article else ""))
        told = tr("{accepted} accepted, {amended} amended, {rejected} rejected, {added} added").format(
            accepted=verdicts[Verdict.ACCEPT],
            amended=verdicts[Verdict.AMEND],
            rejected=verdicts[Verdict.REJECT],
            added=added,
        )
        if nothing:
            one = tr("nothing belongs on 1 passage")
            many = tr("nothing belongs on {} passages").format(nothing)
            told = f"{told}, {one if nothing == 1 else many}"
        lines = [head, self.faint(told)]
        if not self._parts.editing.may_set(State.REVIEWED):
            lines.append(self.faint(tr("All of it is your own work, so somebody else says whether it is reviewed.")))
        return lines

    def faint(self, words: str) -> str:
        """Words that matter less, as HTML."""
        color = self._parts.window.palette().placeholderText().color().name()
        return f"<span style='color:{color}'>{escape(words)}</span>"

    @staticmethod
    def _strong(words: str) -> str:
        return f"<b>{escape(words)}</b>"
