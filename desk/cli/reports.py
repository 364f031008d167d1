"""Commands that tell what is in a project: list, history."""

import argparse
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING

from desk.cli.telling import DONE, encoded, given, project_file, show_json, show_json_list, show_table

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from desk.model.change import Change
    from desk.store.headings import Heading
    from desk.store.queries import Reading
    from desk.store.rows import ArticleRow

COMMANDS = ("list", "history")
PAGE = 200
"""So many entries of history are read at a time."""


def add_to(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the parsers of these commands."""
    parser = commands.add_parser(
        "list",
        help="list the articles of a project",
        description="Lists the articles with id, date, state, numbers of mentions and claims, and title, oldest first.",
    )
    parser.add_argument("project", metavar="PROJECT", type=project_file)
    parser.add_argument("--json", action="store_true", help="as one JSON document")
    parser.set_defaults(run=list_)

    parser = commands.add_parser(
        "history",
        help="tell who changed what, and when",
        description="Lists everything that was ever done in a project, or in files merged into it, oldest first, "
        "undone or not; with --json also what each entry changed, old and new.",
    )
    parser.add_argument("project", metavar="PROJECT", type=project_file)
    parser.add_argument("--json", action="store_true", help="as one JSON document")
    parser.set_defaults(run=history)


def list_(chosen: argparse.Namespace) -> int:
    """Lists the articles in the order in which they came in."""
    from desk.store.store import Store

    store = Store.open(chosen.project)
    try:
        with store.reading() as reading:
            project, rows = reading.project(), list(_all_rows(reading))
            counts = reading.counts_of_kinds()
    finally:
        store.close()
    if chosen.json:
        articles = [_article(row, *counts.get(row.article.id, (0, 0))) for row in rows]
        show_json({"project": {"id": project.id, "name": project.name}, "articles": articles})
        return DONE
    shown = [
        (a.id, a.source.published or "", a.state.value, *counts.get(a.id, (0, 0)), a.shown_title)
        for row in rows
        for a in [row.article]
    ]
    show_table(("ID", "PUBLISHED", "STATE", "MENTIONS", "CLAIMS", "TITLE"), shown, numbers=frozenset({3, 4}))
    return DONE


def history(chosen: argparse.Namespace) -> int:
    """Lists what was done, here and in files that were merged: when, by whom, what, and whether it is undone."""
    from desk.store.store import Store

    store = Store.open(chosen.project)
    try:
        with store.reading() as reading:
            headings = list(merge(reading.headings(), reading.past_headings(), key=lambda heading: heading.at))
            if chosen.json:
                project = reading.project()
                entries = [encoded(entry) for entry in _entries(reading, headings)]
    finally:
        store.close()
    if chosen.json:
        show_json_list({"project": {"id": project.id, "name": project.name}}, "history", entries)
        return DONE
    shown = [
        (
            h.at,
            h.name,
            h.kind.value,
            h.title + (" (undone)" if h.undone else "") + (f" (from {h.origin})" if h.origin else ""),
        )
        for h in headings
    ]
    show_table(("WHEN", "WHO", "KIND", "WHAT"), shown)
    return DONE


def _entries(reading: "Reading", headings: "Sequence[Heading]") -> Iterator[dict[str, object]]:
    """Each entry with what it changed, old and new in words; without `seq` where a merge brought it."""
    from desk.actions.chronicle import names_for, told

    known = names_for(reading, ())
    own = _own_changes(reading)
    for first in range(0, len(headings), PAGE):
        page = headings[first : first + PAGE]
        done = [reading.past_changes(heading) if heading.seq is None else next(own) for heading in page]
        names = names_for(reading, chain.from_iterable(done), known)
        for heading, changes in zip(page, done, strict=True):
            yield given(
                seq=heading.seq,
                id=heading.id,
                at=heading.at,
                by={"id": heading.by, "name": heading.name},
                kind=heading.kind.value,
                target=heading.target,
                title=heading.title,
                undone=heading.undone,
                origin=heading.origin,
                changes=[
                    given(kind=t.kind, id=t.id, name=t.name, article=t.article, field=t.field, old=t.old, new=t.new)
                    for t in told(changes, names)
                ],
            )


def _own_changes(reading: "Reading") -> "Iterator[tuple[Change, ...]]":
    """What each of the project's own entries did, oldest first."""
    page = reading.entries_after(0, PAGE)
    while page:
        yield from (entry.transaction.changes for entry in page)
        page = reading.entries_after(page[-1].seq, PAGE)


def _all_rows(reading: "Reading") -> "Iterator[ArticleRow]":
    page = reading.articles()
    while page:
        yield from page
        page = reading.articles(after=page[-1].key)


def _article(row: "ArticleRow", mentions: int, claims: int) -> dict[str, object]:
    article = row.article
    return given(
        id=article.id,
        title=article.title,
        file=article.source.file,
        outlet=article.source.outlet,
        published=article.source.published,
        state=article.state.value,
        annotations=row.annotations,
        mentions=mentions,
        claims=claims,
    )
