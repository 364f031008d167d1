"""Projects that went different ways, and what they come to when they are merged."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from desk.actions.exchange import export_file
from desk.actions.joining import Answers, Merge, carry_out, do
from desk.actions.workbench import Workbench
from desk.model.annotation import Claim, Mention
from desk.model.change import Change, Transaction
from desk.model.project import Person
from desk.store.check import check
from desk.store.store import Store
from desk.work import Progress
from tests.builders import a_workbench


class Side:
    """One person's project."""

    def __init__(self, path: Path, person: str) -> None:
        self.path = path
        self.store = Store.open(path)
        self.bench = Workbench(self.store, self.store.person(person))

    @property
    def person(self) -> Person:
        return self.bench.person

    def made(self, *values: Mention | Claim) -> None:
        """Makes annotations, under this person's name."""
        self.bench.do(Transaction("Tag", tuple(Change(None, replace(each, author=self.person.id)) for each in values)))

    def changed(self, id: str, **fields: object) -> Mention | Claim:
        """Changes an annotation."""
        before = self.annotation(id)
        after = replace(before, modified=self.bench.stamp().at, **fields)  # type: ignore[arg-type]
        self.bench.do(Transaction("Change", (Change(before, after),)))
        return after

    def removed(self, id: str) -> None:
        """Removes an annotation."""
        self.bench.do(Transaction("Remove", (Change(self.annotation(id), None),)))

    def annotation(self, id: str) -> Mention | Claim:
        with self.store.reading() as reading:
            found = reading.annotation_by_id(id)
        assert isinstance(found, Mention | Claim)
        return found

    def all(self, article: str) -> list[Mention | Claim]:
        with self.store.reading() as reading:
            return reading.annotations(article)  # type: ignore[return-value]

    def merge(self, other: "Side | Path", answers: Answers = Answers()) -> Merge:  # noqa: B008
        """Merges another side's project or a package into this one."""
        path = other.path if isinstance(other, Side) else other
        merge = carry_out(self.store, path, self.person, Progress(), answers)
        assert merge.plan.open_questions == ()
        do(self.store, merge, self.person.id)
        assert check(self.path) == []
        return merge

    def state(self) -> dict[str, object]:
        """The JSON export, but for when it was made."""
        target = self.path.with_suffix(".json")
        export_file(self.store, "json", target, Progress())
        found: dict[str, object] = json.loads(target.read_text(encoding="utf-8"))
        return found | {"exported_at": ""}


class Family:
    """A project and copies of it."""

    def __init__(self, folder: Path, *texts: str) -> None:
        self.folder = folder
        bench, self.articles = a_workbench(folder, *texts)
        self.origin = bench.store.path
        bench.store.close()
        self.sides: list[Side] = []

    def side(self, name: str, person: str, of: Path | None = None) -> Side:
        """A copy for somebody."""
        path = self.folder / f"{name}.desk"
        source = Store.open(of or self.origin)
        source.backup(path)
        source.close()
        self.sides.append(Side(path, person))
        return self.sides[-1]

    def close(self) -> None:
        for side in self.sides:
            side.store.close()


def in_every_order(family: Family, others: Iterable[Side | Path], answers: Answers = Answers()) -> list[Side]:  # noqa: B008
    """Copies of the origin into which the others were merged, each in another order."""
    from itertools import permutations

    found: list[Side] = []
    for number, order in enumerate(permutations(list(others))):
        side = family.side(f"boss{number}", "Boss")
        for other in order:
            side.merge(other, answers)
        found.append(side)
    return found
