"""Whosever work goes out of a reviewed project, alone or as gold: the document is sound, and comes back as it is."""

import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desk.actions import labelling, reviewing
from desk.actions.exchange import export_stream
from desk.actions.intake import import_paths
from desk.actions.workbench import Workbench
from desk.model.annotation import Annotation
from desk.model.span import Span
from desk.store.check import check
from desk.store.store import Store
from desk.work import Progress
from tests.builders import BY_ID, ORG, PERSON, a_workbench, filled

TEXT = "Heydari said Tehran would reply 😀. سلام denied it."
SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / "desk-annotations-1.schema.json"
NAMES = ("Ana", "Ben", "Cleo")
CHOICES = [None, *chain.from_iterable(combinations(NAMES, size) for size in (1, 2, 3))]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Ana labels; Ben amends, rejects and comments; Cleo overrules him, adds and resolves."""
    ana, _ = a_workbench(tmp_path)
    (article,) = filled(ana, [TEXT], ["One"])
    with closing(ana.store) as store:
        ben, cleo = (Workbench(store, store.person(name)) for name in ("Ben", "Cleo"))

        def span(words: str) -> Span:
            return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))

        def tagged(words: str) -> Annotation:
            with store.reading() as reading:
                now = reading.article(article.id)
            assert now is not None
            entry = ana.do(labelling.tag(now, [span(words)], PERSON, BY_ID, ana.stamp()))
            assert entry is not None
            made = entry.transaction.changes[0].after
            assert isinstance(made, Annotation)
            return made

        first, second, third = tagged("Heydari"), tagged("سلام"), tagged("Tehran")
        ben.do(reviewing.amend(first, replace(first, label=ORG.id), ben.stamp(), "an organisation"))
        ben.do(reviewing.amend(third, replace(third, label=ORG.id), ben.stamp()))
        ben.do(reviewing.reject(second, ben.stamp(), "“nobody”"))
        ben.do(reviewing.comment(article.id, "Who?", ben.stamp(), annotation=second.id, field="label"))
        cleo.do(reviewing.accept(first, cleo.stamp(), "fine as it is"))
        cleo.do(reviewing.add_missing(replace(first, spans=(span("it"),)), span("it"), cleo.stamp(), "missing"))
        cleo.do(reviewing.nothing_here(article.id, span("😀"), cleo.stamp()))
        cleo.do(reviewing.comment(article.id, "On the passage.", cleo.stamp(), passage=span("denied it")))
        with store.reading() as reading:
            said = reading.reviewed(article.id).comments[0]
        ana.do(reviewing.answer(said, "A greeting.", ana.stamp()))
        cleo.do(reviewing.resolve(said, cleo.stamp()))
        yield store


def exported(store: Store, **how: Any) -> dict[str, Any]:
    stream = io.BytesIO()
    assert export_stream(store, "json", stream, Path("x"), Progress(), **how).problems == ()
    found: dict[str, Any] = json.loads(stream.getvalue())
    return found


@pytest.mark.parametrize("who", CHOICES, ids=str)
def test_any_choice_of_people_is_sound_and_comes_back(
    store: Store, tmp_path: Path, who: tuple[str, ...] | None
) -> None:
    authors = None if who is None else [store.person(name).id for name in who]
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    with store.reading() as reading:
        ids = [article.id for article in reading.every_article()]
    for accepted in (False, True):
        document = exported(store, authors=authors, accepted=accepted)
        assert list(validator.iter_errors(document)) == []
        (article,) = document["articles"]
        annotations = [*article["mentions"], *article["claims"]]
        there = {each["id"] for each in annotations}
        decisions, comments = article.get("decisions", []), article.get("comments", [])
        people = {each["id"] for each in document["people"]}
        assert {each["by"] for each in (*decisions, *comments)} | {each["author"] for each in annotations} <= people
        assert {each["replacement"] for each in decisions if "replacement" in each} <= there
        assert set(article.get("gold", ())) == there if accepted else set(article.get("gold", ())) <= there
        one = exported(store, authors=authors, accepted=accepted, articles=ids)
        assert one["articles"] == document["articles"]
        path = tmp_path / f"{accepted}.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        with closing(Store.create(tmp_path / f"{accepted}.desk", "Again")) as again:
            bench = Workbench(again, again.person("Zoe"))
            result = import_paths(again, [path], bench.person, Progress())
            assert result.problems == ()
            assert result.transaction is not None
            bench.do(result.transaction)
            back = exported(again)
        assert check(tmp_path / f"{accepted}.desk") == []
        if accepted:
            # What was amended is not in the file, so the reviewer's version comes in as an addition.
            assert set(back["articles"][0]["gold"]) == there
        else:
            assert back["articles"] == document["articles"]
