"""With an import: what was said to repeat something is linked to that, in the same Transaction."""

from collections.abc import Mapping
from dataclasses import replace

from desk.actions.copies import link_copies
from desk.actions.drafts import Drafts
from desk.actions.intake import Intake
from desk.model.article import Article
from desk.model.change import Transaction
from desk.store.queries import Reading
from desk.store.store import Store


def with_links(result: Intake, drafts: Drafts, links: Mapping[int, int | str], store: Store) -> Intake:
    """An import that also links what it loaded to what that was said to repeat, if both will be in the project.

    `links` names for a draft (number) another draft, or an article (id).
    """
    # A file that was read anew has other drafts now, of which nothing was said.
    there = {draft.number for draft in drafts}
    wanted = {
        number: to
        for number, to in links.items()
        if number in there and drafts[number].included and (isinstance(to, str) or to in there)
    }
    if not wanted or result.transaction is None:
        return result
    groups: dict[str, tuple[Article, list[Article]]] = {}
    with store.reading() as reading:
        numbers = {*wanted, *(to for to in wanted.values() if isinstance(to, int))}
        found = _articles(result, drafts, numbers, reading)
        for number, to in wanted.items():
            copy = found.get(number)
            original = reading.article(to) if isinstance(to, str) else found.get(to)
            if copy is not None and original is not None and original.id != copy.id and not original.removed:
                groups.setdefault(original.id, (original, []))[1].append(copy)
    changes = [change for original, copies in groups.values() for change in link_copies(original, copies).changes]
    title, before = result.transaction.title, result.transaction.changes
    return replace(result, transaction=Transaction(title, (*before, *changes)))


def _articles(result: Intake, drafts: Drafts, numbers: set[int], reading: Reading) -> dict[int, Article]:
    """What became of drafts: the articles that were loaded for them, or that have their texts."""
    loaded = set(result.articles)
    found: dict[int, Article] = {}
    for number in numbers:
        article = reading.article(drafts.document(number).article.id)
        if article is not None and article.id in loaded:
            found[number] = article
    hashes = {number: drafts[number].text_sha256 for number in numbers - found.keys()}
    present = reading.articles_of_hashes(hashes.values())
    for number, digest in hashes.items():
        if digest in present:
            found[number] = present[digest]
    lost = {digest: number for number, digest in hashes.items() if number not in found}
    if lost:
        # Their ids were taken, so they came with others.
        for article in filter(None, map(reading.article, result.articles)):
            if article.text_sha256 in lost:
                found[lost[article.text_sha256]] = article
    return found
