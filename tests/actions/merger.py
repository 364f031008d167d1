"""A merge to be killed: prints a line at each step it comes to.

python -m tests.actions.merger PROJECT OTHER
"""

import sys
from pathlib import Path

from desk.actions.joining import carry_out, do
from desk.store.store import Store
from desk.work import Progress


class Loud(Progress):
    """Says each step."""

    def report(self, done: int, total: int | None = None, message: str = "") -> None:
        print("step", done, flush=True)


def main(path: Path, other: Path) -> int:
    """One merge."""
    store = Store.open(path)
    person = store.person("Boss")
    merge = carry_out(store, other, person, Loud())
    print("applying", flush=True)
    do(store, merge, person.id)
    print("done", flush=True)
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
