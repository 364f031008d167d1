"""Texts by hash, a few of them kept in memory: a text never changes, so a kept one is never stale."""

import sqlite3
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from sqlalchemy import bindparam, select

from desk.store import schema
from desk.store.engine import damaged
from desk.store.prepared import Prepared

KEPT = 4

_text = Prepared(select(schema.text.c.text).where(schema.text.c.sha256 == bindparam("hash")))
_hash = Prepared(select(schema.article.c.text_sha256).where(schema.article.c.id == bindparam("article")))


class Texts:
    """Reads texts; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._by_hash: OrderedDict[str, str] = OrderedDict()
        self._hashes: dict[str, str] = {}

    def of_hash(self, connection: sqlite3.Connection, sha256: str) -> str:
        """The text stored under a hash; CorruptProjectError if there is none."""
        with self._lock:
            if sha256 in self._by_hash:
                self._by_hash.move_to_end(sha256)
                return self._by_hash[sha256]
        row = _text.first(connection, {"hash": sha256})
        if row is None or not isinstance(row[0], str):
            raise damaged(self._path, f"the text {sha256[:12]} is missing")
        found: str = row[0]
        with self._lock:
            self._by_hash[sha256] = found
            while len(self._by_hash) > KEPT:
                self._by_hash.popitem(last=False)
        return found

    def of_article(self, connection: sqlite3.Connection, article: str) -> str:
        """The text of an article by id; LookupError if there is no such article."""
        sha256 = self._hashes.get(article)
        if sha256 is None:
            row = _hash.first(connection, {"article": article})
            if row is None:
                raise LookupError(f"there is no article {article}")
            sha256 = self._hashes[article] = row[0]
        return self.of_hash(connection, sha256)
