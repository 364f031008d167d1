"""What annotations and relations have in common: an id of their own, attributes, who made them and when."""

from typing import Any

from desk.formats.desk_json.ledger import Ledger, LeftOut, clean, shortened, sound_id, sound_time
from desk.formats.desk_json.wire import Struct
from desk.formats.format import Corpus
from desk.model.ids import new_id, now
from desk.model.label import Attributes, Scalar


class Made(Struct, kw_only=True):
    """Their fields, as a file may give them or not."""

    id: str | None = None
    label: str | None = None
    attributes: dict[str, Scalar | None] | None = None
    author: str | None = None
    created: str | None = None
    modified: str | None = None


class Makings:
    """Checks those fields of one kind of thing; remembers which ids there were."""

    def __init__(self, what: str, corpus: Corpus, ledger: Ledger) -> None:
        self._what = what
        self._ledger = ledger
        self._people = {person.id for person in corpus.people}
        self._taken: set[str] = set()
        self._now = now()

    def of(self, article: str | None, found: Made) -> dict[str, Any]:
        """All of them but the label, with what is missing filled in; LeftOut where the id is not usable."""
        id = found.id or new_id()
        if not sound_id(id):
            raise LeftOut("its id is not usable")
        if id in self._taken:
            raise LeftOut(f"another {self._what} has the same id")
        self._taken.add(id)
        author = found.author or ""
        if author and author not in self._people:
            self._ledger.strangers[author] += 1
            author = ""
        created = self._time(article, id, found.created) or self._now
        return {
            "id": id,
            "attributes": _attributes(found.attributes) if found.attributes else (),
            "author": author,
            "created": created,
            "modified": self._time(article, id, found.modified) or created,
        }

    def _time(self, article: str | None, id: str, time: str | None) -> str | None:
        if time is None or sound_time(time):
            return time
        self._ledger.tell(f"A time was left out: “{shortened(time)}” is not one in ISO 8601.", article, id)
        return None


def _attributes(found: dict[str, Scalar | None]) -> Attributes:
    kept = ((clean(name), clean(v) if isinstance(v, str) else v) for name, v in found.items() if v is not None)
    return tuple(sorted(kept, key=lambda pair: pair[0]))
