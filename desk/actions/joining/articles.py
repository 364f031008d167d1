"""Which article of the other file is which here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from uuid import UUID, uuid5

from desk.actions.joining.arriving import Arrivals
from desk.actions.joining.joint import Joint
from desk.actions.joining.plan import Answer, Answers, Question
from desk.model.article import Article
from desk.model.project import BatchState
from desk.store.queries import Reading

_TWINS = UUID("0f5b9b1c-7a54-5a55-8a0c-5b7d5f1f2a7e")


class Standing(Enum):
    """Whether an article of the other file is here: not, with an import that was undone, or as it is.

    One that cannot be read there does not count.
    """

    NEW = auto()
    UNDONE = auto()
    HERE = auto()
    UNREADABLE = auto()


@dataclass(slots=True)
class Matches:
    """How the articles of the other file (by their ids there) stand here. `twins` are ids here of other ids there.

    `sources` are the articles there by their ids there.
    """

    standing: dict[str, Standing] = field(default_factory=dict)
    sources: dict[str, Article] = field(default_factory=dict)
    twins: set[str] = field(default_factory=set)
    undone: dict[str, Article] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    open: list[Question] = field(default_factory=list)


def match(
    joint: Joint, theirs: Reading, arrivals: Arrivals, answers: Answers, step: Callable[[int, int, str], None]
) -> Matches:
    """Finds for each article there the one here; ids of those that are called otherwise here go into the names."""
    found = Matches()
    stored = {article.id: (article, state) for article, state in joint.reading.stored_under()}
    joint.articles.update({id: article for id, (article, state) in stored.items() if state is BatchState.DONE})
    by_text: dict[str, str] = {}
    for id in sorted(joint.articles, reverse=True):
        if not joint.articles[id].removed:
            by_text[joint.articles[id].text_sha256] = id
    articles = [article for article, state in theirs.stored_under() if state is BatchState.DONE]
    ids = {article.id for article in articles}
    taken: set[str] = set()
    for done, article in enumerate(articles):
        step(done, len(articles), article.shown_title)
        if arrivals.body(article) is None:
            continue
        id = article.id
        if id in stored and stored[id][0].text_sha256 != article.text_sha256:
            asked = _asked(joint, found, answers, stored[id][0], article)
            if asked is not Answer.BOTH:
                continue
            id = str(uuid5(_TWINS, f"{id}:{article.text_sha256}"))
            joint.names.articles[article.id] = id
        elif id not in stored:
            twin = by_text.get(article.text_sha256)
            if twin is not None and twin not in ids and twin not in taken:
                id = twin
                joint.names.articles[article.id] = id
                found.twins.add(twin)
        taken.add(id)
        _place(joint, found, article, stored.get(id))
    return found


def _asked(joint: Joint, found: Matches, answers: Answers, ours: Article, theirs: Article) -> Answer:
    question = Question(
        kind="text",
        id=ours.id,
        title=theirs.shown_title,
        ours=f"its text has {ours.length:,} characters",
        theirs=f"another text of {theirs.length:,} characters has the same id",
        choices=(Answer.OURS, Answer.BOTH),
    )
    found.questions.append(question)
    answer = answers.to(question)
    if answer is None:
        found.open.append(question)
        return Answer.OURS
    if answer is Answer.OURS:
        joint.notes.append(f"Article “{theirs.shown_title}” was skipped: it has another text here.")
    return answer


def _place(joint: Joint, found: Matches, article: Article, held: tuple[Article, BatchState] | None) -> None:
    if held is None:
        if article.removed:
            return
        found.standing[article.id] = Standing.NEW
    elif held[1] is BatchState.DONE:
        found.standing[article.id] = Standing.HERE
    elif held[1] is BatchState.UNDONE:
        if article.removed:
            return
        found.standing[article.id] = Standing.UNDONE
        found.undone[held[0].id] = held[0]
    else:
        joint.problems.append(f"Article “{article.shown_title}” left out: an import that is not done has it, too.")
        return
    found.sources[article.id] = article


def here(joint: Joint, matches: Matches, standing: Standing) -> Iterator[tuple[Article, str]]:
    """The articles there that stand so here, with their ids here."""
    for id, article in matches.sources.items():
        if matches.standing[id] is standing:
            yield article, joint.names.articles.get(id, id)
