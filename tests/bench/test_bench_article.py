import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.claim import Link
from desk.model.label import Label, LabelKind
from desk.model.span import Span
from desk.ui.article.attribution import AttributionMark
from desk.ui.article.relations import RelationLine
from desk.ui.article.view import ArticleView
from desk.ui.panels.claims import ClaimsPanel
from desk.ui.panels.claims_rows import card_of

from .floors import cpu_ms, in_turns, p95, record

pytestmark = pytest.mark.bench

COLORS = ["#1068de", "#7f4286", "#0e7157", "#1ca6ad", "#9ba90c", "#997d46", "#d84f83", "#c384ff", "#da8d7e", "#9b3a12"]
LABELS = {
    str(i): Label(id=str(i), kind=LabelKind.ENTITY, name=f"Label {i}", color=COLORS[i % 10], key=str(i % 10))
    for i in range(12)
}
FLOOR = "bare QPlainTextEdit"


def article(size: int) -> str:
    dice = random.Random(1)
    words = [
        "".join(dice.choice("etaoinshrdlu") for _ in range(dice.choice((2, 3, 4, 5, 6, 7, 9)))) for _ in range(4000)
    ]
    paragraphs: list[str] = []
    length = 0
    while length < size:
        sentences = (" ".join(dice.choices(words, k=dice.randint(8, 28))) + "." for _ in range(dice.randint(2, 6)))
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 1
    return "\n".join(paragraphs)[:size]


def annotations(text: str, count: int) -> list[Annotation]:
    dice = random.Random(2)
    made: list[Annotation] = []
    for number, start in enumerate(sorted(dice.randrange(len(text) - 400) for _ in range(count))):
        claim = number % 25 == 0
        end = start + (dice.randint(60, 300) if claim else dice.choice((4, 7, 11, 16, 24, 40, 80)))
        kind = Claim if claim else Mention
        label = str(dice.randrange(12))
        span = Span(start, end, text[start:end])
        made.append(
            kind(id=f"{number:06}", article="a", spans=(span,), label=label, author="x", created="", modified="")
        )
    return made


@pytest.fixture
def bare(qtbot: QtBot) -> QPlainTextEdit:
    return shown(qtbot, QPlainTextEdit())


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    return shown(qtbot, ArticleView(lambda _, start, end: (start, end), lambda annotation: annotation.quote))


def shown(qtbot: QtBot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    widget.resize(1000, 900)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def frames(widget: QPlainTextEdit, jump: Callable[[int], int]) -> float:
    """The p95 of processor time from moving the scroll bar to everything painted."""
    bar = widget.verticalScrollBar()

    def frame(number: int) -> None:
        bar.setValue(jump(number) % max(1, bar.maximum()))
        widget.viewport().repaint()

    return p95([cpu_ms(lambda n=number: frame(n)) for number in range(120)])


@pytest.mark.parametrize(("count", "goal"), [(0, None), (10_000, 1.5), (50_000, 2.0)])
def test_opening_a_long_article(view: ArticleView, bare: QPlainTextEdit, count: int, goal: float | None) -> None:
    text = article(1_000_000)
    marked = annotations(text, count)

    def ours() -> None:
        view.show_article(text, marked, LABELS)
        view.viewport().repaint()

    def floor() -> None:
        bare.setPlainText(text)
        bare.viewport().repaint()

    record(f"open 1 MB with {count:,} spans", *_with_floor(in_turns(ours, floor)), goal)


@pytest.mark.parametrize(("size", "count"), [(60_000, 10_000), (1_000_000, 50_000)])
def test_frames_while_paging_and_jumping(view: ArticleView, bare: QPlainTextEdit, size: int, count: int) -> None:
    text = article(size)
    view.show_article(text, annotations(text, count), LABELS)
    bare.setPlainText(text)
    name = f"{size // 1000} kB with {count:,}, worst frame p95"
    page = view.verticalScrollBar().pageStep()
    record(f"{name}, paging", frames(view, lambda n: n * page), FLOOR, frames(bare, lambda n: n * page), 2.0)
    record(f"{name}, scrolling", frames(view, lambda n: n * 3), FLOOR, frames(bare, lambda n: n * 3), 2.0)
    record(f"{name}, jumping", frames(view, lambda n: n * 7919), FLOOR, frames(bare, lambda n: n * 7919), 2.0)


@pytest.mark.parametrize("count", [0, 10_000, 50_000])
def test_a_label_key_to_painted(view: ArticleView, bare: QPlainTextEdit, count: int) -> None:
    text = article(1_000_000)
    view.show_article(text, annotations(text, count), LABELS)
    bare.setPlainText(text)
    view.verticalScrollBar().setValue(2000)
    bare.verticalScrollBar().setValue(2000)
    view.viewport().repaint()
    start = view.map.to_code_point(view.top_position()) + 300
    one = Mention(
        id="new",
        article="a",
        spans=(Span.of(text, start, start + 9),),
        label="3",
        author="x",
        created="",
        modified="",
    )

    def ours() -> None:
        view.change_annotations([(None, one)])
        view.viewport().repaint()
        view.change_annotations([(one, None)])
        view.viewport().repaint()

    def floor() -> None:
        bare.viewport().repaint()
        bare.viewport().repaint()

    record(f"label key to painted, 1 MB with {count:,}", *_with_floor(in_turns(ours, floor, 25)), 1.5)


CLAIMS, MENTIONS = 300, 2_000


def attributed(text: str) -> list[Annotation]:
    """Claims spread over a text, each on the word of two sources that are mentions, and mentions between them."""
    dice = random.Random(4)
    made: list[Annotation] = []
    step = (len(text) - 400) // CLAIMS
    for number in range(CLAIMS):
        start = number * step
        outer, inner = (_mention(f"s{number}-{n}", text, start + 20 * n, 9, dice) for n in range(2))
        cues = [Span.of(text, start + at, start + at + 7) for at in (10, 31)]
        content = Span.of(text, start + 40, start + min(step, dice.randint(90, 240)))
        links = (Link(mention=outer.id, cue=cues[0]), Link(mention=inner.id, cue=cues[1]))
        claim = Claim(
            id=f"c{number}",
            article="a",
            spans=(content,),
            label=str(number % 7),
            attribution=links,
            attributes=(("certainty", "possible"),),
            author="x",
            created="",
            modified="",
        )
        made += [outer, inner, claim]
    for number in range(MENTIONS - 2 * CLAIMS):
        made.append(_mention(f"m{number}", text, dice.randrange(len(text) - 100), dice.choice((4, 7, 16, 24)), dice))
    return sorted(made, key=lambda a: a.start)


def _mention(id: str, text: str, start: int, length: int, dice: random.Random) -> Mention:
    span = Span.of(text, start, start + length)
    label = str(dice.randrange(12))
    return Mention(id=id, article="a", spans=(span,), label=label, author="x", created="", modified="")


def marks_of(claim: Claim, by_id: dict[str, Annotation]) -> list[AttributionMark]:
    found = []
    for level, link in enumerate(claim.attribution):
        source = by_id[link.mention or ""]
        assert link.cue is not None
        found.append(AttributionMark("source", level, source.start, source.end))
        found.append(AttributionMark("cue", level, link.cue.start, link.cue.end))
    return found


@pytest.mark.parametrize(("size", "goal"), [(60_000, 2.0), (1_000_000, 1.5)])
def test_opening_an_article_full_of_claims(view: ArticleView, bare: QPlainTextEdit, size: int, goal: float) -> None:
    text = article(size)
    marked = attributed(text)
    by_id = {annotation.id: annotation for annotation in marked}
    first = next(a for a in marked if isinstance(a, Claim))
    marks = marks_of(first, by_id)
    name = f"{size // 1000} kB with {CLAIMS} claims and {MENTIONS:,} mentions"

    def ours() -> None:
        view.show_article(text, marked, LABELS)
        view.pick(first.id)
        view.show_attribution(marks)
        view.viewport().repaint()

    def floor() -> None:
        bare.setPlainText(text)
        bare.viewport().repaint()

    record(f"open {name}, one picked", *_with_floor(in_turns(ours, floor)), goal)


@pytest.mark.parametrize("size", [60_000, 1_000_000])
def test_frames_with_a_claim_joined_and_relations_shown(view: ArticleView, bare: QPlainTextEdit, size: int) -> None:
    text = article(size)
    marked = attributed(text)
    by_id = {annotation.id: annotation for annotation in marked}
    claims = [a for a in marked if isinstance(a, Claim)]
    view.show_article(text, marked, LABELS)
    bare.setPlainText(text)
    page = view.verticalScrollBar().pageStep()
    bare_ms = frames(bare, lambda n: n * page)
    picked = claims[3]
    view.pick(picked.id)
    view.show_attribution(marks_of(picked, by_id))
    name = f"{size // 1000} kB with {CLAIMS} claims and {MENTIONS:,} mentions, worst frame p95"
    record(f"{name}, one joined", frames(view, lambda n: n % 3), FLOOR, frames(bare, lambda n: n % 3), 2.0)
    lines = [RelationLine(a.id, b.id, "Supports", "#1068de") for a, b in pairwise(claims)]
    view.show_relations(lines)
    record(f"{name}, {len(lines)} relations, paging", frames(view, lambda n: n * page), FLOOR, bare_ms, 2.0)


def test_listing_the_claims_of_an_article(qtbot: QtBot, bare: QPlainTextEdit) -> None:
    text = article(60_000)
    marked = attributed(text)
    by_id = {annotation.id: annotation for annotation in marked}
    claims = [a for a in marked if isinstance(a, Claim)]
    panel = shown(qtbot, ClaimsPanel())

    def ours() -> None:
        panel.show_claims([])
        panel.show_claims([card_of(claim, by_id, LABELS, {}) for claim in claims])
        panel.list.viewport().repaint()

    def floor() -> None:
        bare.setPlainText(text)
        bare.viewport().repaint()

    record(f"list {CLAIMS} claims of 60 kB", *_with_floor(in_turns(ours, floor)))


def _with_floor(pair: tuple[float, float]) -> tuple[float, str, float]:
    return pair[0], FLOOR + (" repaint" if pair[1] < 20 else ""), pair[1]
