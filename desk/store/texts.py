"""Texts by hash, a few of them kept in memory: a text never changes, so a kept one is never stale."""

from collections import OrderedDict
from threading import Lock

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desk.store import schema

KEPT = 4


class Texts:
    """Reads texts; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_hash: OrderedDict[str, str] = OrderedDict()
        self._hashes: dict[str, str] = {}

    def of_hash(self, connection: Connection, sha256: str) -> str:
        """The text stored under a hash; LookupError if there is none."""
        with self._lock:
            if sha256 in self._by_hash:
                self._by_hash.move_to_end(sha256)
                return self._by_hash[sha256]
        found = connection.execute(select(schema.text.c.text).where(schema.text.c.sha256 == sha256)).scalar()
        if found is None:
            raise LookupError(f"no text is stored under {sha256}")
        with self._lock:
            self._by_hash[sha256] = found
            while len(self._by_hash) > KEPT:
                self._by_hash.popitem(last=False)
        return found

    def of_article(self, connection: Connection, article: str) -> str:
        """The text of an article by id; LookupError if there is no such article."""
        sha256 = self._hashes.get(article)
        if sha256 is None:
            a = schema.article.c
            sha256 = connection.execute(select(a.text_sha256).where(a.id == article)).scalar()
            if sha256 is None:
                raise LookupError(f"there is no article {article}")
            self._hashes[article] = sha256
        return self.of_hash(connection, sha256)
