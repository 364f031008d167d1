"""After an import: what was said to repeat something is linked to that."""

from collections.abc import Mapping

from desk.actions.copies import link_copies
from desk.actions.drafts import Drafts
from desk.model.article import Article
from desk.model.change import Transaction
from desk.ui.bridge import Bridge


def link_loaded(drafts: Drafts, links: Mapping[int, int | str], bridge: Bridge) -> None:
    """Links the articles that came to those that they were said to repeat, if both are in the project.

    `links` names for a draft (number) another draft, or an article (id).
    """
    # A file that was read anew has other drafts now, of which nothing was said.
    there = {draft.number for draft in drafts}
    wanted = {
        number: to
        for number, to in links.items()
        if number in there and drafts[number].included and (isinstance(to, str) or to in there)
    }
    if not wanted:
        return
    numbers = {*wanted, *(to for to in wanted.values() if isinstance(to, int))}
    hashes = {number: drafts[number].text_sha256 for number in numbers}
    groups: dict[str, tuple[Article, list[Article]]] = {}
    with bridge.workbench.store.reading() as reading:
        by_hash = reading.articles_of_hashes(list(hashes.values()))
        for number, to in wanted.items():
            copy = by_hash.get(hashes[number])
            original = reading.article(to) if isinstance(to, str) else by_hash.get(hashes[to])
            if copy is not None and original is not None and original.id != copy.id and not original.removed:
                groups.setdefault(original.id, (original, []))[1].append(copy)
    for original, copies in groups.values():
        transaction: Transaction = link_copies(original, copies)
        if transaction.changes:
            bridge.do(transaction)
