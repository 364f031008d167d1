"""What the import window calls things: states with their signs, fields, how alike two texts are."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from desk.actions.drafts import Draft, Drafts, DraftState, Twin
from desk.ui.foreign import isolated, one_line
from desk.ui.translation import tr


class Shown(StrEnum):
    """Which drafts are listed."""

    ALL = "all"
    WANTED = "wanted"
    NEW = "new"
    KNOWN = "known"
    REPEATS = "repeats"
    NEAR = "near"
    PROBLEM = "problem"
    OUT = "out"


def filter_titles() -> dict[Shown, str]:
    """What can be listed, in order."""
    return {
        Shown.ALL: tr("Everything"),
        Shown.WANTED: tr("To import"),
        Shown.OUT: tr("Left out"),
        Shown.NEW: tr("New"),
        Shown.KNOWN: tr("Already there"),
        Shown.REPEATS: tr("Repeats"),
        Shown.NEAR: tr("Near copies"),
        Shown.PROBLEM: tr("Problems"),
    }


def counted(drafts: Drafts) -> Counter[Shown]:
    """How many drafts there are of each kind; in one go, for there may be many."""
    found: Counter[Shown] = Counter()
    for (state, included), count in Counter((each.state, each.included) for each in drafts).items():
        found[Shown.ALL] += count
        found[Shown(str(state))] += count
        if included:
            found[Shown.WANTED] += count
        elif state is not DraftState.PROBLEM:
            found[Shown.OUT] += count
    return found


def is_shown(draft: Draft, shown: Shown) -> bool:
    """Whether a draft is among those."""
    match shown:
        case Shown.ALL:
            return True
        case Shown.WANTED:
            return draft.included
        case Shown.OUT:
            return not draft.included and draft.state is not DraftState.PROBLEM
    return str(draft.state) == str(shown)


def field_titles() -> dict[str, str]:
    """What the fields of an article are called, in the order in which they are shown."""
    return {
        "title": tr("Title"),
        "outlet": tr("Outlet"),
        "author": tr("Author"),
        "published": tr("Published"),
        "language": tr("Language"),
        "url": tr("Address"),
        "section": tr("Section"),
        "keywords": tr("Keywords"),
        "dateline": tr("Dateline"),
        "agency": tr("Agency"),
        "news_id": tr("News id"),
        "modified": tr("Modified"),
        "retrieved": tr("Retrieved"),
        "canonical": tr("Canonical"),
    }


def state_words(draft: Draft, *, compared: bool, linked: bool = False) -> str:
    """The state with its sign, short enough for a column; `linked` if it will be linked to what it repeats."""
    match draft.state:
        case DraftState.PROBLEM:
            return "⚠ " + tr("Problem")
        case DraftState.KNOWN:
            return "✓ " + tr("Already there")
        case DraftState.REPEATS:
            return "= " + tr("Repeats")
        case DraftState.NEAR if draft.twin is not None and linked and draft.included:
            return "≈ " + tr("Linked, {}").format(percent(draft.twin))
        case DraftState.NEAR if draft.twin is not None:
            return "≈ " + tr("Near copy {}").format(percent(draft.twin))
    return "+ " + tr("New") if compared else "… " + tr("Read")


def state_sentence(draft: Draft, drafts: Drafts, title_of_article: str) -> str:
    """The same in full. `title_of_article` is that of the article of the project that it is like, if it is like one."""
    twin = draft.twin
    other = title_of_article
    if twin is not None and twin.draft is not None and drafts.has(twin):
        known = drafts[twin.draft]
        other = known.title or drafts.file_of(twin.draft).name
    shown = isolated(one_line(other))
    match draft.state:
        case DraftState.PROBLEM:
            return draft.problem
        case DraftState.KNOWN:
            return tr("The project has this text already: “{}”. It will not be imported again.").format(shown)
        case DraftState.REPEATS:
            return tr("The same text as “{}” above.").format(shown)
        case DraftState.NEAR if twin is not None and twin.article is not None:
            return tr("A near copy of “{title}”, which is in the project: {percent} of the words agree.").format(
                title=shown, percent=percent(twin)
            )
        case DraftState.NEAR if twin is not None:
            return tr("A near copy of “{title}”: {percent} of the words agree.").format(
                title=shown, percent=percent(twin)
            )
    return tr("New to the project.")


def what_is_lost(changes: int) -> str:
    """That so many changes by hand would be gone."""
    if changes == 1:
        return tr("1 change made by hand would be lost, and nothing imported.")
    return tr("{} changes made by hand would be lost, and nothing imported.").format(changes)


def percent(twin: Twin) -> str:
    """How alike two texts are; never all of it, since they differ."""
    return tr("{} %").format(min(99, round(100 * max(twin.similarity, twin.held))))


def nothing_listed(drafts: int, said: Sequence[str], *, busy: bool) -> str:
    """What stands where no row is, though there may be some beyond the filter; `said` is why files gave nothing."""
    if busy:
        return tr("Files are being read.")
    if drafts:
        return tr("Nothing fits this filter.")
    return "\n".join([tr("Nothing was found that can be imported. Drop files here."), *said[:5]])
