"""What the pictures show: a small project at work, the same one coded by two analysts, and a folder of saved pages."""

import json
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.actions.workbench import Workbench
    from desk.model.annotation import Annotation, Claim
    from desk.model.article import Source

ANALYST, SECOND, REVIEWER = "Ana Lee", "Cem Aydin", "Ines Roth"
AT = "2026-03-02T09:30:00.000Z"
CLINIC = "Flooded clinic reopens.txt"

OTHERS = (
    ("Harbour dredging delayed again, port says", "Coast Courier", "2026-02-27", "done", 14),
    ("Two ministers deny plan to merge agencies", "The Daily Ledger", "2026-02-26", "needs_review", 31),
    ("Flood warning lifted after quiet weekend", "Coast Courier", "2026-02-24", "done", 9),
    ("وزیر نیرو: قرارداد تازه امضا شد", "روزنامهٔ شهر", "2026-02-23", "new", 0),
    ("Drone seen near border, both sides trade blame", "Northern Wire", "2026-02-20", "new", 0),
)

CLINIC_LABELS = (
    ("PERSON", "Nadja Orlo", True), ("PERSON", "Henrik Dahl", True), ("PERSON", "Pia Lund", True),
    ("GPE", "Port Selby", True), ("ORG", "The Selby Courier", True), ("ORG", "Health Ministry", True),
    ("ORG", "Northern Water Board", False), ("GPE", "Halmora", True), ("QUANTITY", "3.2 million crowns", True),
    ("EQUIPMENT", "a Brant amphibious truck", False), ("DATE", "28 March", True), ("FAC", "The clinic", False),
)  # fmt: skip
"""What both analysts find in the clinic article; where not True only the first of them does."""


def one_analyst(home: Path) -> Path:
    """Our own sample as an analyst left it, and some articles around it."""
    from desk.actions import labelling
    from desk.model.article import Source, State
    from desk.model.change import Change, Stamp, Transaction
    from desk.model.span import Span

    path = home / "Rescue at sea.desk"
    bench = begun(path, "Rescue at sea", home)
    stamp = Stamp(bench.person.id, AT)
    with bench.store.reading() as reading:
        labels = reading.labels()
    for title, outlet, published, state, marked in OTHERS:
        body = f"{title}.\n\n" + " ".join(f"word{number}" for number in range(80))
        id = bring(bench, title, Source(outlet=outlet, published=published), body)
        with bench.store.reading() as reading:
            other = reading.article(id)
            assert other is not None
        for number in range(marked):
            start = body.index(f"word{number}")
            span = Span.of(body, start, start + len(f"word{number}"))
            bench.do(labelling.tag(replace(other, state=State.DONE), [span], labels["ORG"], labels, stamp))
        bench.do(Transaction("State", (Change(other, replace(other, state=State(state))),)))
    bench.store.close()
    return path


def two_analysts(home: Path) -> Path:
    """Two articles that two analysts labelled, not quite alike."""
    from desk import paths
    from desk.actions.workbench import Workbench
    from desk.model.annotation import Mention
    from desk.model.article import Source
    from desk.model.change import Change, Transaction
    from desk.model.ids import new_id
    from desk.model.span import Span

    path = home / "Two analysts.desk"
    first = begun(path, "Two analysts", home)
    second = Workbench(first.store, first.store.person(SECOND))
    with first.store.reading() as reading:
        article = next(iter(reading.every_article()))
        theirs = reading.annotations(article.id)
    copies = otherwise(theirs, second.person.id)
    second.do(Transaction("Label", tuple(Change(None, each) for each in copies)))
    text = paths.resource("sample", CLINIC).read_text(encoding="utf-8")
    clinic = bring(first, CLINIC.removesuffix(".txt"), Source(outlet="Harbour Wire", published="2026-02-06"), text)
    for bench in (first, second):
        made = []
        for label, words, both in CLINIC_LABELS:
            if bench is first or both:
                start = text.index(words)
                span = Span.of(text, start, start + len(words))
                who = bench.person.id
                made.append(
                    Mention(
                        id=new_id(), article=clinic, spans=(span,), label=label, author=who, created=AT, modified=AT
                    )
                )
        bench.do(Transaction("Label", tuple(Change(None, each) for each in made)))
    first.store.close()
    return path


def otherwise(annotations: "list[Annotation]", author: str) -> "list[Annotation]":
    """What a second analyst makes of the same article: most of it the same."""
    from desk.model.annotation import Claim
    from desk.model.ids import new_id

    ids = {each.id: new_id() for each in annotations}
    made: list[Annotation] = []
    for each in annotations:
        if each.quote in ("2021", "Maravian"):
            continue
        mine = replace(each, id=ids[each.id], author=author, created=AT, modified=AT, note="")
        if each.quote == "Kestria Lake Guard":
            mine = replace(mine, label="FAC", attributes=())
        elif each.quote == "Lake Oren":
            mine = replace(mine, label="GPE")
        made.append(own_chain(mine, ids) if isinstance(mine, Claim) else mine)
    return made


def own_chain(claim: "Claim", ids: dict[str, str]) -> "Claim":
    """The claim with the second analyst's own mentions as sources; of two sources only the inner one."""
    links = tuple(
        replace(link, mention=ids[link.mention]) if link.mention is not None else link for link in claim.attribution
    )
    return replace(claim, attribution=links[-1:])


def begun(path: Path, name: str, home: Path) -> "Workbench":
    """A new project with the sample in it, the work of our analyst."""
    from desk import paths
    from desk.actions import intake
    from desk.actions.workbench import Workbench
    from desk.formats.labelset import read_labels
    from desk.store.store import Store
    from desk.work import Progress

    document = json.loads(paths.resource("sample", "rescue-fleet.json").read_text(encoding="utf-8"))
    document["people"][0]["name"] = ANALYST
    sample = home / "rescue-fleet.json"
    sample.write_text(json.dumps(document), encoding="utf-8")
    store = Store.create(path, name, read_labels(paths.resource("labels", "default.json")))
    with store.reading() as reading:
        assert not reading.people()
    person = store.person(REVIEWER)
    brought = intake.import_paths(store, [sample], person, Progress())
    assert brought.transaction is not None
    Workbench(store, person).do(brought.transaction)
    return Workbench(store, store.person(ANALYST))


def bring(bench: "Workbench", title: str, source: "Source", raw: str) -> str:
    """Adds an article; gives its id."""
    from desk.actions import intake

    result = intake.import_text(bench.store, title, source, raw, bench.person)
    assert result.transaction is not None, title
    bench.do(result.transaction)
    return result.articles[0]


PAGES = (
    ("Clinic in Port Selby to open again before Easter", "Harbour Wire", "2026-02-06T08:15:00Z", "Lena Marsh"),
    ("Port Selby clinic reopens, half its beds empty", "The Selby Courier", "2026-02-06T11:40:00Z", ""),
    ("Ferry owner to appeal harbour fine", "Coast Courier", "2026-02-25T17:02:00Z", "Jo Brandt"),
    ("Council splits over new dyke on the Tarn", "The Daily Ledger", "2026-02-19", "Pavel Ost"),
    ("Crews train in fog before the first joint drill", "Northern Wire", "2026-02-28T06:30:00Z", ""),
)
BODIES = (
    (),
    (),
    (
        "The owner of the ferry that ran aground on Lake Oren said on Wednesday that it would appeal the fine.",
        "A court in Halmora ordered the company last week to pay 400,000 crowns for leaving the marked channel.",
        "“The channel was moved two weeks earlier and nobody told our captain,” a lawyer for the company said.",
        "The port authority denied that. It said that every master on the lake had been sent the new chart by letter.",
    ),
    (
        "The town council could not agree on Thursday on how to pay for a new dyke on the Tarn.",
        "Mayor Nadja Orlo proposed a loan of 9 million crowns; four of nine members walked out before the vote.",
        "The Northern Water Board has said that the old dyke will not stand another winter without repairs.",
        "A second vote is planned for April, the council’s clerk said, once the board’s final report is in.",
    ),
    (
        "Rescue crews from both shores have begun to train together in fog, the Lake Guard said on Friday.",
        "Two boats met in the middle of the lake at dawn, tied up and passed a stretcher from deck to deck.",
        "“We had not done that in twenty years,” said one of the coxswains, who asked not to be named.",
        "The first full drill is to follow in May. It will be watched by officials from both countries.",
    ),
)
FURNITURE = "<nav><a href='/'>Home</a> <a href='/news'>News</a> <a href='/weather'>Weather</a></nav>"
BELOW = (
    "<aside><h3>Read more</h3><ul><li><a href='/a'>Rain by evening</a></li><li><a href='/b'>Votes</a></li></ul></aside>"
)


def saved_pages(home: Path) -> Path:
    """A folder as a browser leaves it: pages, two of them with the same story, a note, and a file that is none."""
    from desk import paths

    folder = home / "Saved pages"
    folder.mkdir()
    clinic = paths.resource("sample", CLINIC).read_text(encoding="utf-8").split("\n")[3:-3]
    for number, ((title, outlet, published, author), body) in enumerate(zip(PAGES, BODIES, strict=True)):
        lines = body or (clinic if number == 0 else clinic[:-1])
        (folder / f"{number + 1:02} {outlet}.html").write_text(saved_page(title, outlet, published, author, lines))
    (folder / "06 Radio Selby.txt").write_text(
        "Radio Selby\nPublish Date: 27 February 2026\nThe yearly cost could rise to $6 million, the president said."
    )
    (folder / "07 Harbour report.pdf").write_bytes(b"%PDF-1.7\nnothing more was saved")
    return folder


def saved_page(title: str, outlet: str, published: str, author: str, lines: "list[str] | tuple[str, ...]") -> str:
    """A page with what news pages have around their articles."""
    byline = f"<meta name='author' content='{escape(author)}'>" if author else ""
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)} - {escape(outlet)}</title>"
        f"<meta property='og:site_name' content='{escape(outlet)}'>{byline}"
        f"<meta property='article:published_time' content='{published}'></head>"
        f"<body>{FURNITURE}<article><h1>{escape(title)}</h1>{body}</article>{BELOW}</body></html>"
    )
