"""Offsets survive everything that happens to a text between a file and an export, whatever letters it is made of."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desk.actions import exchange, intake
from desk.actions.workbench import Workbench
from desk.formats.labelset import read_labels
from desk.model.article import Source
from desk.model.span import Span
from desk.paths import resource
from desk.store.store import Store
from desk.text import words
from desk.text.canon import canonical
from desk.ui.article.view import ArticleView
from desk.ui.bridge import Bridge
from desk.ui.editing import Editing
from desk.work import Progress

PIECES = st.sampled_from(
    ["🇮🇷", "😀", "👩‍👩‍👧‍👦", "👍🏽", "e\u0301", "Z\u0351\u036b", "سلام", "رئیس‌جمهور", "\u200f", "\u2067", "\u2069",
     "\u00a0", "\u2028", "\u2029", "\u0085", "\r\n", "\r", "\n", "\n\n", "\t", "\x0b", "\x0c", "\x1c", "\ufeff",
     "\ufffc", "\u200b", "\u00ad", "𝒜", "\U0010ffff", "U.S.-led", "“hello”", " ", "Tehran ", "a", "…", "\ufdd0",
     "\u1100\u1161"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), min_size=1, max_size=30).map("".join)
CUTS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=6)


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    made = ArticleView(words.snap, lambda annotation: annotation.quote)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@given(raw=TEXTS, cuts=CUTS, crlf=st.booleans())
@example(raw="🇮🇷 Tehran 😀 said “hello”\r\nسلام", cuts=[(3, 9), (0, 30)], crlf=True)
@example(raw="\ufeff\ufeffTwo marks", cuts=[(0, 4)], crlf=False)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_offsets_survive_import_store_view_and_export(
    raw: str, cuts: list[tuple[int, int]], crlf: bool, view: ArticleView, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = raw.encode("utf-8", "replace").decode()
    if crlf:
        raw = raw.replace("\n", "\r\n")
    text = canonical(raw).text
    if not text.strip():
        return
    folder = tmp_path_factory.mktemp("any")
    source = folder / "article.txt"
    source.write_bytes(raw.encode())
    store = Store.create(folder / "any.desk", "Any", read_labels(resource("labels", "default.json")))
    bench = Workbench(store, store.person("Ana"))
    bridge, editing = Bridge(bench), Editing(view)
    try:
        result = intake.import_paths(store, [source], bench.person, Progress())
        if result.transaction is None:
            assert "binary" in result.problems[0], "a file may be refused only for its control characters"
            result = intake.import_text(store, "Pasted", Source(), raw, bench.person)
        assert result.transaction is not None
        bench.do(result.transaction)
        editing.use(bridge)
        editing.open(result.articles[0])
        assert editing.text == text == view.text
        wanted = label_by_hand(editing, view, cuts)
        found = exported(store, folder / "any.json")
    finally:
        bridge.close()
        editing.use(None)
    assert found["text"] == text
    spans = [(s["start"], s["end"], s["text"]) for m in found["mentions"] for s in m["spans"]]
    assert all(text[start:end] == quote for start, end, quote in spans)
    assert sorted({(start, end) for start, end, _ in spans}) == sorted(wanted)


def label_by_hand(editing: Editing, view: ArticleView, cuts: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Selects each stretch in the view and tags what the view then says is selected."""
    text, label = editing.text, editing.labels["ORG"]
    wanted = set()
    for one, other in cuts:
        start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
        if start == end:
            continue
        view.select(start, end)
        assert view.selection() == (start, end)
        assert view.selection_ends() == (start, end)
        copied = view.createMimeDataFromSelection()
        assert copied.text().removeprefix("\ufeff") == text[start:end].removeprefix("\ufeff")
        editing.apply_label(label)
        made = editing.picked
        assert made is not None
        assert made.spans == (Span(start, end, text[start:end]),)
        wanted.add((start, end))
    return wanted


def exported(store: Store, path: Path) -> dict[str, Any]:
    exchange.export_file(store, "json", path, Progress())
    [article] = json.loads(path.read_bytes())["articles"]
    found: dict[str, Any] = article
    return found
