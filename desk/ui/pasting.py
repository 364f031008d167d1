"""A pasted text on its way into the project: what is not body of it is marked, as in a file. Qt-free."""

from dataclasses import replace
from datetime import date

from desk import __version__
from desk.actions.intake import Intake
from desk.actions.loading import Loading
from desk.formats.format import document
from desk.model.article import Provenance, Source
from desk.model.project import Person
from desk.store.store import Store
from desk.text.canon import canonical
from desk.text.furniture import find_furniture
from desk.ui.translation import tr

READER = "pasted"
"""What stands in the provenance where a format would."""


def load_pasted(store: Store, title: str, source: Source, raw: str, person: Person) -> Intake:
    """Loads one text, canonicalised, with the title and source that the person gave it."""
    canon = canonical(raw)
    loading = Loading(store, person, person, tr("“{}”").format(title) if title else tr("a pasted text"))
    if canon.text.strip():
        found = find_furniture(canon.text, today=date.today())
        made = document(
            canon.text,
            title=title,
            source=source,
            language=found.language,
            regions=found.regions,
            findings=found.findings,
        )
        origin = Provenance(
            file="", sha256="", reader=READER, version=f"desk {__version__}", findings=tuple(found.findings)
        )
        loading.take(replace(made, article=replace(made.article, provenance=origin if found.findings else None)))
    else:
        loading.problems.append(tr("There is no text to add."))
    loading.end_of_file()
    return Intake(
        transaction=loading.finish(),
        articles=tuple(loading.articles),
        known=loading.known,
        problems=tuple(loading.problems),
        notes=(canon.sentence(),) if canon.changed else (),
    )
