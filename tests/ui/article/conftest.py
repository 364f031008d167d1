import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.label import Label, LabelKind
from desk.model.span import Span
from desk.paths import resource
from desk.text.words import snap
from desk.ui.article.view import ArticleView
from desk.ui.theme import LIGHT

Make = Callable[..., Annotation]


@pytest.fixture
def labels() -> dict[str, Label]:
    found = json.loads(resource("labels/default.json").read_text(encoding="utf-8"))["labels"]
    return {
        label["id"]: Label(
            id=label["id"],
            kind=LabelKind(label["kind"]),
            name=label["name"],
            color=label["color"],
            key=label.get("key", ""),
        )
        for label in found
    }


@pytest.fixture
def sample() -> str:
    return (Path(__file__).parents[2] / "data" / "joint-exercises.txt").read_bytes().decode("utf-8")


@pytest.fixture
def make() -> Callable[..., Annotation]:
    """Makes an annotation of `text` from stretches or the words it marks; `m1`, `m2` ... are the ids."""
    numbers = itertools.count(1)

    def make_one(
        text: str, *where: str | tuple[int, int], label: str | None = "PERSON", claim: bool = False
    ) -> Annotation:
        stretches = [(text.index(w), text.index(w) + len(w)) if isinstance(w, str) else w for w in where]
        kind = Claim if claim else Mention
        return kind(
            id=f"m{next(numbers)}",
            article="a",
            label=label,
            spans=tuple(Span.of(text, *stretch) for stretch in sorted(stretches)),
            author="somebody",
            created="",
            modified="",
        )

    return make_one


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    made = ArticleView(snap, lambda annotation: f"about {annotation.quote}", LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made
