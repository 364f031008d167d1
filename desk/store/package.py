"""Packages: a small project file that holds some people's work, with the articles it is on and how it came about."""

import json
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Table

from desk.model.project import Batch, BatchState
from desk.store import claim_rows, schema
from desk.store.backup import refuse_open_target
from desk.store.codec import BATCH, as_json_text
from desk.store.engine import NOT_SAVED, connect, sentence, told_of_files
from desk.store.errors import StoreError, UnwritableError
from desk.store.histories import MERGES, is_merge
from desk.store.store import Store

SUFFIX = ".deskpackage"
NOT_MADE = "the package was not made"
ENTRIES = 500
PART = "Part of a larger change"
"""What an entry of somebody else's is called of which only a part goes along: its title may tell of the rest."""

_SHARED = frozenset(("project", "person", "label", "entity"))

Report = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a package: how many of each."""

    path: Path
    articles: int
    annotations: int
    reviews: int
    entries: int


class _Thing(msgspec.Struct):
    """What tells whose a value in history is."""

    id: str
    article: str | None = None
    author: str | None = None
    by: str | None = None


_changes = msgspec.json.Decoder(list[tuple[str, msgspec.Raw, msgspec.Raw]])
_thing = msgspec.json.Decoder(_Thing)

# What hangs together goes together: each brings what the things in it refer to, until nothing more comes.
_CLOSURE = (
    """INSERT OR IGNORE INTO going_annotation SELECT id FROM origin.annotation WHERE id IN (
         SELECT annotation FROM origin.decision WHERE id IN (SELECT id FROM going_decision)
         UNION ALL SELECT replacement FROM origin.decision WHERE id IN (SELECT id FROM going_decision)
         UNION ALL SELECT annotation FROM origin.comment WHERE id IN (SELECT id FROM going_comment))""",
    """INSERT OR IGNORE INTO going_comment SELECT parent FROM origin.comment
         WHERE id IN (SELECT id FROM going_comment) AND parent IS NOT NULL""",
    """INSERT OR IGNORE INTO going_annotation SELECT m.id FROM origin.annotation c, json_each(c.attribution) link
         JOIN origin.annotation m ON m.id = json_extract(link.value, '$.mention')
         WHERE c.id IN (SELECT id FROM going_annotation) AND c.attribution != '[]'""",
    """INSERT OR IGNORE INTO going_annotation SELECT id FROM origin.annotation WHERE id IN (
         SELECT source FROM origin.relation WHERE id IN (SELECT id FROM going_relation)
         UNION ALL SELECT target FROM origin.relation WHERE id IN (SELECT id FROM going_relation))""",
    """INSERT OR IGNORE INTO going_article SELECT a.id FROM origin.annotation c, json_each(c.evidence) e
         JOIN origin.article a ON a.id = json_extract(e.value, '$.article')
         WHERE c.id IN (SELECT id FROM going_annotation) AND c.evidence != '[]'""",
    """INSERT OR IGNORE INTO going_article SELECT DISTINCT article FROM origin.annotation
         WHERE id IN (SELECT id FROM going_annotation)""",
)


def pack(
    store: Store,
    target: Path,
    batch: Batch,
    report: Report,
    *,
    authors: Sequence[str] | None = None,
    articles: Sequence[str] | None = None,
) -> Packed:
    """Writes what these people (ids, None for all) did in these articles (ids, None for all) to a file at `target`.

    `batch` is what the articles come with in the package. What is at `target` is replaced only by a whole package.
    `report` may raise to stop. Raises UnwritableError about the target, other StoreErrors about the project.
    """
    target = target.absolute()
    refuse_open_target(store.path, target)
    with told_of_files(target), tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
        # Under the name that it will have, for the sentences that may be about it.
        partial = Path(folder) / target.name
        try:
            Store.create(partial, "").close()
            packed = _Packing(store, partial, batch, report).fill(target, authors, articles)
        except sqlite3.Error as error:
            raise sentence(target, error, NOT_MADE) from error
        except UnwritableError as error:
            raise UnwritableError(target, error.reason.replace(NOT_SAVED, NOT_MADE)) from error
        partial.chmod(0o666 & ~_umask())
        partial.replace(target)
    return packed


class _Packing:
    """Copies rows within one snapshot of the project."""

    def __init__(self, store: Store, partial: Path, batch: Batch, report: Report) -> None:
        self._store, self._partial, self._batch, self._report = store, partial, batch, report

    def fill(self, target: Path, authors: Sequence[str] | None, articles: Sequence[str] | None) -> Packed:
        """Fills the package."""
        with closing(connect(self._partial)) as raw:
            # Nobody sees the file before it is whole, so that its writes need not reach the disk one by one.
            raw.execute("PRAGMA synchronous=OFF")
            raw.execute("ATTACH ? AS origin", (str(self._store.path),))
            raw.execute("BEGIN IMMEDIATE")
            self._report(0, None, "")
            self._choose(raw, authors, articles)
            entries = self._history(raw, authors)
            self._copy(raw)
            raw.execute("COMMIT")
            raw.execute("DETACH origin")
            raw.execute("PRAGMA synchronous=FULL")
            raw.execute("PRAGMA journal_mode=DELETE")
            count = {
                name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
                for name in ("article", "annotation", "decision", "comment")
            }
        descriptor = os.open(self._partial, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return Packed(target, count["article"], count["annotation"], count["decision"] + count["comment"], entries)

    def _choose(self, raw: sqlite3.Connection, authors: Sequence[str] | None, articles: Sequence[str] | None) -> None:
        """Fills the tables of what goes along."""
        for name in ("article", "annotation", "decision", "comment", "relation", "entry", "touched_thing"):
            raw.execute(f"CREATE TEMP TABLE going_{name} (id TEXT PRIMARY KEY) WITHOUT ROWID")
        bound = {"who": None if authors is None else as_json_text(list(authors))}
        bound["articles"] = None if articles is None else as_json_text(list(articles))
        raw.execute(
            """CREATE TEMP TABLE may_go (id TEXT PRIMARY KEY) WITHOUT ROWID""",
        )
        raw.execute(
            """INSERT INTO may_go SELECT a.id FROM origin.article a JOIN origin.batch b ON a.batch = b.id
               WHERE b.state = 'done' AND (:articles IS NULL OR a.id IN (SELECT value FROM json_each(:articles)))""",
            bound,
        )
        if authors is not None:
            raw.executemany("INSERT OR IGNORE INTO going_touched_thing VALUES (?)", self._changed_by(raw, bound))
        whose = (
            "(:who IS NULL OR {} IN (SELECT value FROM json_each(:who)) OR id IN (SELECT id FROM going_touched_thing))"
        )
        for name, column in (("annotation", "author"), ("decision", '"by"'), ("comment", '"by"')):
            raw.execute(
                f"""INSERT INTO going_{name} SELECT id FROM origin.{name}
                    WHERE article IN (SELECT id FROM may_go) AND {whose.format(column)}""",
                bound,
            )
        raw.execute(
            f"""INSERT INTO going_relation SELECT id FROM origin.relation r WHERE {whose.format("author")}
                AND (r.article IS NULL OR r.article IN (SELECT id FROM may_go))
                AND NOT EXISTS (SELECT 1 FROM origin.annotation n WHERE n.id IN (r.source, r.target)
                                AND n.article NOT IN (SELECT id FROM may_go))""",
            bound,
        )
        if authors is None:
            raw.execute("INSERT INTO going_article SELECT id FROM may_go")
        else:
            raw.execute(
                f"""INSERT INTO going_article SELECT id FROM may_go WHERE id IN (
                     SELECT t.article FROM origin.touched t JOIN origin.history h ON t.seq = h.seq
                       WHERE h."by" IN (SELECT value FROM json_each(:who)) AND NOT ({MERGES})
                     UNION ALL SELECT article FROM origin.decision WHERE id IN (SELECT id FROM going_decision)
                     UNION ALL SELECT article FROM origin.comment WHERE id IN (SELECT id FROM going_comment)
                     UNION ALL SELECT article FROM origin.relation WHERE id IN (SELECT id FROM going_relation))""",
                bound,
            )
        more = 1
        while more:
            more = sum(raw.execute(statement).rowcount for statement in _CLOSURE)

    def _changed_by(self, raw: sqlite3.Connection, bound: dict[str, str | None]) -> Iterator[tuple[str]]:
        """What somebody else made and these people changed is their work, too, also where they took that back.

        An earlier package may have told of it.
        """
        for (changes,) in raw.execute(
            f"""SELECT changes FROM origin.history WHERE "by" IN (SELECT value FROM json_each(:who))
                AND kind = 'do' AND NOT ({MERGES})
                UNION ALL SELECT changes FROM origin.past WHERE "by" IN (SELECT value FROM json_each(:who))
                AND kind = 'do' AND NOT ({MERGES})""",
            bound,
        ):
            for kind, before, after in self._decoded(changes):
                if kind in ("mention", "claim", "relation", "decision", "comment"):
                    thing = _either(before, after)
                    if thing is not None:
                        yield (thing.id,)

    def _decoded(self, changes: str) -> list[tuple[str, msgspec.Raw, msgspec.Raw]]:
        try:
            return _changes.decode(changes) if changes else []
        except msgspec.MsgspecError as error:
            raise StoreError(self._store.path, f"its history cannot be read ({error}).") from error

    def _history(self, raw: sqlite3.Connection, authors: Sequence[str] | None) -> int:
        """Writes down how what goes along came about; gives how many entries that took."""
        going = {
            name: {row[0] for row in raw.execute(f"SELECT id FROM going_{name}")}
            for name in ("article", "annotation", "decision", "comment", "relation", "touched_thing")
        }
        who = None if authors is None else frozenset(authors)
        kept: set[str] = set()
        rows: list[tuple[object, ...]] = []
        origin = self._store.path.name
        total = raw.execute(
            "SELECT (SELECT count(*) FROM origin.history) + (SELECT count(*) FROM origin.past)"
        ).fetchone()
        touched: defaultdict[int, list[str]] = defaultdict(list)
        for seq, article in raw.execute("SELECT seq, article FROM origin.touched ORDER BY seq, article"):
            touched[seq].append(article)
        source = raw.execute(
            """SELECT id, at, "by", kind, target, title, changes, '[]', ?, seq, kind != 'do' FROM origin.history
               UNION ALL SELECT id, at, "by", kind, target, title, changes, articles, origin, NULL, kind != 'do'
                 FROM origin.past ORDER BY 11, 2, 10, 1""",
            (origin,),
        )
        for done, (id, at, by, kind, target, title, changes, articles, came, seq, _) in enumerate(source):
            if done % ENTRIES == 0:
                self._report(done, total[0], "")
            found = self._decoded(changes)
            parts = [part for part in found if _goes(part, going, who)]
            mine = (who is None or by in who) and all(part[0] == "batch" for part in found)
            if not (target in kept if kind != "do" else parts or mine):
                continue
            kept.add(id)
            left = changes if len(parts) == len(found) else as_json_text(parts)
            is_part = left is not changes and who is not None and by not in who and not is_merge(title)
            places = touched.get(seq, []) if seq is not None else json.loads(articles)
            places = as_json_text([each for each in places if each in going["article"]])
            rows.append((id, at, by, kind, target, PART if is_part else title, left, places, came))
            if len(rows) >= ENTRIES:
                _put(raw, rows)
        _put(raw, rows)
        return len(kept)

    def _copy(self, raw: sqlite3.Connection) -> None:
        """Copies the rows of all that goes along."""
        raw.execute("DELETE FROM project")
        for name in ("project", "person", "label", "entity"):
            _copy_rows(raw, schema.metadata.tables[name])
        row = BATCH.to_row(self._batch) | {"state": BatchState.DONE.value}
        row["articles"] = raw.execute("SELECT count(*) FROM going_article").fetchone()[0]
        if row["articles"]:
            names = ", ".join(f'"{name}"' for name in row)
            raw.execute(f"INSERT INTO batch ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
        raw.execute(
            """INSERT OR IGNORE INTO text SELECT sha256, text FROM origin.text WHERE sha256 IN
               (SELECT text_sha256 FROM origin.article WHERE id IN (SELECT id FROM going_article))"""
        )
        _copy_rows(raw, schema.article, "id IN (SELECT id FROM going_article)", {"batch": self._batch.id})
        for name in ("annotation", "relation", "decision", "comment"):
            _copy_rows(raw, schema.metadata.tables[name], f"id IN (SELECT id FROM going_{name})")
        raw.execute(
            """UPDATE article SET annotations =
               (SELECT count(*) FROM annotation n WHERE n.article = article.id AND NOT n.review)"""
        )
        self._report(0, None, "")
        claim_rows.rebuild(raw)


def _copy_rows(
    raw: sqlite3.Connection, table: Table[Any], where: str = "1", given: dict[str, str] | None = None
) -> None:
    given = given or {}
    names = [column.name for column in table.columns]
    values = ", ".join(f":{name}" if name in given else f'"{name}"' for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    raw.execute(
        f"INSERT INTO main.{table.name} ({columns}) SELECT {values} FROM origin.{table.name} WHERE {where}", given
    )


def _put(raw: sqlite3.Connection, rows: list[tuple[object, ...]]) -> None:
    raw.executemany(
        """INSERT OR IGNORE INTO past (id, at, "by", kind, target, title, changes, articles, origin)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        rows,
    )
    rows.clear()


def _either(before: msgspec.Raw, after: msgspec.Raw) -> _Thing | None:
    for value in (after, before):
        if bytes(value) != b"null":
            return _thing.decode(value)
    return None


def _goes(
    part: tuple[str, msgspec.Raw, msgspec.Raw], going: dict[str, set[str]], authors: frozenset[str] | None
) -> bool:
    """Whether a change in history is about something that goes along, or that went away and was these people's work."""
    kind, before, after = part
    if kind in _SHARED:
        return True
    if kind in ("batch", "pastentry"):
        return False
    thing = _either(before, after)
    if thing is None:
        return False
    if kind == "article":
        return thing.id in going["article"]
    family = "annotation" if kind in ("mention", "claim") else kind
    if thing.id in going[family]:
        return True
    mine = authors is None or (thing.author or thing.by) in authors or thing.id in going["touched_thing"]
    return mine and (thing.article is None or thing.article in going["article"])


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
