"""Taking annotations out of a project: one snapshot, streamed into a file that is whole or not there."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import BinaryIO

from desk.actions.golden import Gold, that_made, within
from desk.formats.format import Corpus, Document, FormatError, Notice, Report, UnknownFormatError, why
from desk.formats.known import formats, named
from desk.model.annotation import Annotation, Claim, Mention
from desk.model.article import Article
from desk.model.claim import Evidence, Link
from desk.model.relation import Relation
from desk.model.review import NOTHING, RULE, Reviewed
from desk.model.span import Span
from desk.store.queries import Reading
from desk.store.store import Store
from desk.whole import whole
from desk.work import Progress

ARTICLES_KEPT = 512
"""Articles without their texts that are remembered while evidence in them goes by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterInfo:
    """A format that can be written; `suffix` with its dot."""

    name: str
    title: str
    suffix: str
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written. `problems` are sentences about what had to be left out."""

    path: Path
    articles: int
    annotations: int
    problems: tuple[str, ...]

    @property
    def summary(self) -> str:
        """One sentence."""
        articles = f"{self.articles:,} article{'' if self.articles == 1 else 's'}"
        annotations = f"{self.annotations:,} annotation{'' if self.annotations == 1 else 's'}"
        left = f" {len(self.problems):,} could not be written." if self.problems else ""
        return f"Exported {articles} with {annotations} to {self.path.name}.{left}"


def writers() -> list[WriterInfo]:
    """The formats that can be written, the one that loses nothing first."""
    found = [
        WriterInfo(name=each.name, title=each.title, suffix=each.suffixes[0], losses=each.losses)
        for each in formats().that_write()
    ]
    return sorted(found, key=lambda writer: (len(writer.losses), writer.name))


def export_file(
    store: Store,
    format: str,
    path: Path,
    progress: Progress,
    *,
    articles: Sequence[str] | None = None,
    authors: Sequence[str] | None = None,
    accepted: bool = False,
) -> Exported:
    """Writes articles (ids; None for all) with the annotations of authors (ids; None for everybody's) to a file.

    `accepted` takes out what is gold, whoever made it and whatever `authors` says, with the decisions that made it so,
    and nothing else.
    The file is replaced only when it is complete and on the disk. Raises Cancelled, FormatError, StoreError or
    UnknownFormatError with nothing changed.
    """
    path = path.absolute()
    if path.is_dir():
        raise FormatError(path.name, "there is a folder of this name", "written")
    try:
        with whole(path) as stream:
            result = export_stream(
                store, format, stream, path, progress, articles=articles, authors=authors, accepted=accepted
            )
    except OSError as error:
        raise FormatError(path.name, why(error), "written") from error
    return result


def export_stream(
    store: Store,
    format: str,
    stream: BinaryIO,
    path: Path,
    progress: Progress,
    *,
    articles: Sequence[str] | None = None,
    authors: Sequence[str] | None = None,
    accepted: bool = False,
) -> Exported:
    """The same into an open stream; `path` only names it."""
    writer = named(format)
    if writer.write is None:
        raise UnknownFormatError(f"{writer.title} can only be read.")
    problems: list[str] = []
    if accepted:
        authors = None

    def report(notice: Notice) -> None:
        problems.append(str(notice))

    with store.reading() as reading:
        counted = _Counted(
            reading=reading,
            articles=articles,
            authors=authors,
            progress=progress,
            report=report,
            name=path.name,
            accepted=accepted,
            reviews=writer.reviews,
        )
        loose = _whole(reading, _among(reading.relations_without_article(), authors))
        corpus = Corpus(
            project=reading.project(),
            labels=tuple(reading.labels().values()),
            people=tuple(reading.authors(articles, authors)),
            entities=tuple(reading.entities().values()),
            relations=tuple(counted.gold.relations(loose) if accepted else loose),
            rule=RULE if accepted else "",
        )
        writer.write(stream, corpus, counted, report)
    return Exported(path=path, articles=counted.articles, annotations=counted.annotations, problems=tuple(problems))


class _Counted:
    """The documents of an export, each verified against its text, counted as they go by."""

    def __init__(
        self,
        *,
        reading: Reading,
        articles: Sequence[str] | None,
        authors: Sequence[str] | None,
        progress: Progress,
        report: Report,
        name: str,
        accepted: bool,
        reviews: bool,
    ) -> None:
        self._accepted, self._reviews = accepted, reviews
        # Most projects have none, and asking for them costs as much as reading a small article.
        self._any = (accepted or reviews) and reading.has_reviews()
        self.gold = Gold(reading)
        self._reading, self._wanted, self._progress, self._report = reading, articles, progress, report
        self._authors = None if authors is None else frozenset(authors)
        self._name = name
        self._present = lru_cache(ARTICLES_KEPT)(partial(_present_one, reading))
        self.articles = 0
        self.annotations = 0

    def __iter__(self) -> Iterator[Document]:
        total = self._reading.count_articles() if self._wanted is None else len(self._wanted)
        for article in self._reading.every_article(self._wanted):
            self._progress.check()
            self._progress.report(self.articles, total, article.shown_title)
            text, annotations, bad = self._reading.verified(article)
            for line in bad:
                self._report(
                    Notice(file=self._name, text=line.reason, article=article.id, annotation=line.annotation, lost=True)
                )
            reviewed = self._reading.reviewed(article.id) if self._any else NOTHING
            ready = self._ready(text, self._going(annotations, reviewed), annotations)
            relations = _whole(self._reading, _among(self._reading.relations_of_article(article.id), self._authors))
            if self._accepted:
                relations = list(self.gold.relations(relations))
            if reviewed is not NOTHING:
                reviewed = self._reviewed(reviewed, {each.id for each in ready}) if self._reviews else NOTHING
            self.articles += 1
            self.annotations += len(ready)
            yield Document(
                article=article,
                text=text,
                annotations=ready,
                relations=relations,
                decisions=reviewed.decisions,
                comments=reviewed.comments,
            )

    def _going(self, annotations: list[Annotation], reviewed: Reviewed) -> list[Annotation]:
        """What is gold, or what the wanted authors made; a reviewer's version only where its decision goes with it."""
        if self._accepted:
            return self.gold.of(annotations, reviewed)
        wanted = annotations
        if self._authors is not None:
            wanted = [annotation for annotation in annotations if annotation.author in self._authors]
        if any(annotation.review for annotation in wanted):
            there = {each.id for each in wanted} if self._reviews else frozenset[str]()
            brought = {each.replacement for each in within(reviewed, there, self._authors).decisions}
            wanted = [each for each in wanted if not each.review or each.id in brought]
        return wanted

    def _reviewed(self, reviewed: Reviewed, going: Container[str]) -> Reviewed:
        return that_made(reviewed, going) if self._accepted else within(reviewed, going, self._authors)

    def _ready(self, text: str, wanted: list[Annotation], annotations: list[Annotation]) -> list[Annotation]:
        """What goes out, as it does; `annotations` are all of the article."""
        claims = [each for each in wanted if isinstance(each, Claim) and (each.attribution or each.evidence)]
        if not claims:
            return wanted
        words = {each.id: each.spans[0] for each in annotations if isinstance(each, Mention)}
        going: Container[str] = words.keys() if wanted is annotations else {each.id for each in wanted}
        ready = {claim.id: self._claim(claim, text, words, going) for claim in claims}
        return [ready.get(each.id, each) for each in wanted]

    def _claim(self, claim: Claim, text: str, words: Mapping[str, Span], going: Container[str]) -> Claim:
        """A claim without what does not go out with it: a source that stays behind leaves its words."""
        links: list[Link] = []
        for link in claim.attribution:
            if link.mention is None or link.mention in going:
                links.append(link)
                continue
            span = words.get(link.mention)
            if span is None:
                self._left_out(claim, f"A source was left out: the mention {link.mention} cannot be exported.")
            if span is not None or link.cue is not None:
                links.append(Link(span=span, cue=link.cue))
        evidence = tuple(each for each in claim.evidence if self._stands(claim, each, text))
        return replace(claim, attribution=tuple(links), evidence=evidence)

    def _stands(self, claim: Claim, evidence: Evidence, text: str) -> bool:
        """Whether evidence goes out: not where its article was removed, nor where that does not hold its words."""
        if evidence.article is None or evidence.span is None:
            return True
        if evidence.article != claim.article:
            article = self._present(evidence.article)
            if article is None:
                return False
            text = self._reading.text(article)
        if evidence.span.holds(text):
            return True
        self._left_out(claim, f"Evidence was left out: article {evidence.article} does not say “{evidence.span.text}”.")
        return False

    def _left_out(self, claim: Claim, text: str) -> None:
        self._report(Notice(file=self._name, text=text, article=claim.article, annotation=claim.id, lost=True))


def _present_one(reading: Reading, id: str) -> Article | None:
    article = reading.article(id)
    return article if article is not None and reading.is_present(article) else None


def _whole(reading: Reading, relations: list[Relation]) -> list[Relation]:
    """Those relations whose ends are part of the project, and not in articles that were removed."""
    if not relations:
        return []
    there = reading.ends_present({end for each in relations for end in (each.source, each.target)})
    return [each for each in relations if each.source in there and each.target in there]


def _among(relations: Iterable[Relation], authors: Collection[str] | None) -> list[Relation]:
    return [relation for relation in relations if authors is None or relation.author in authors]
