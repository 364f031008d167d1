"""The pages on review and on agreement, from where the rules and the measures are defined."""

from markdown import bullets, code, first, page, paragraphs, table

MERGING = (
    "A package (`.deskpackage`) is one file with some people's work: the articles it is on, their labels and history. "
    "`desk merge` and File > Merge take in a package or a whole project. A second time changes nothing, and the order "
    "of several does not matter. The whole merge is one action, which one undo takes back."
)


def review() -> str:
    """Decisions, what waits, who may set which state, gold, and how others' work comes in."""
    from desk.actions.adjudicating import FEWEST, MOST
    from desk.actions.joining import versions
    from desk.measure.align import Difference
    from desk.model import review
    from desk.model.article import State
    from desk.ui.adjudicate.words import class_hint, class_name

    me, other = "me", "other"
    whose = ((me,), (me, other), ())
    states = [(code(state), *(_may(review.may_set(state, me, authors)) for authors in whose)) for state in State]
    differences = [(class_name(each), code(each), class_hint(each)) for each in Difference]
    return page(
        "Review",
        "A reviewer is any person in the project. What an analyst labelled is never overwritten: a decision stands "
        "beside it, and a reviewer's version beside the analyst's. The keys are under [Review](keys.md#review).",
        "## Decisions",
        first(review.Decision),
        bullets(f"`{verdict}`: {_MEANING[verdict]}" for verdict in review.Verdict),
        f"An annotation waits for a decision where {_clause(first(review.is_open))}",
        "A decision on a passage without an annotation says that nothing belongs there, or that something was missing.",
        "## Gold",
        review.RULE,
        "Gold is derived and never stored. `desk export --accepted` writes it and nothing else, with this rule as "
        "`gold_rule`.",
        "## Comments",
        first(review.Comment),
        "Answering a resolved thread opens it again. The inbox shows what others said of one's own work.",
        "## States of an article",
        paragraphs(review.may_set)[1],
        *table(("state", "all labels are yours", "others labelled too", "nobody labelled"), states),
        "## Coding blind",
        "In a project that is coded blind each analyst sees only their own labels of an article until it is opened for "
        "adjudication; from then on everybody sees everybody's.",
        "## Where analysts differ",
        f"Adjudication puts what {FEWEST} to {MOST} analysts made of an article side by side. Where none differ, "
        "one key lets it pass; every other case is of one class or several:",
        *table(("class", "in reports", "means"), differences),
        "What is settled becomes decisions on the analysts' annotations, not a layer of its own.",
        "## Packages and merging",
        MERGING,
        "Labels and relations are compared as a whole, everything else part by part, where the later change holds. Of "
        "a label or relation on which the two sides do not agree, the merge says what came of it:",
        bullets((versions.KEPT_BOTH, versions.BACK)),
        "Where the label sets differ, or an article has another text there, nothing is done before a person has said "
        "whose labels hold, and whether such articles are left out or kept as both.",
    )


_MEANING = {
    "accept": "it is right as it is.",
    "amend": "the reviewer's own version stands in its place.",
    "reject": "it should not be. It stays where it is, marked.",
}


def _may(allowed: bool) -> str:
    return "yes" if allowed else "no"


def _clause(sentence: str) -> str:
    """What follows the colon of a sentence."""
    return sentence.partition(": ")[2]


def agreement() -> str:
    """Every measure: what it is, what it counts, when it is undefined, and where it comes from."""
    from desk.cli.agreement import EXPLAINED
    from desk.measure import alpha_u, bootstrap, chains, nominal, pairing, report, spans, unitizing
    from desk.measure.figures import TITLES

    f1 = (spans, (spans.NOTHING,))
    chance = (nominal.NOTHING, nominal.NO_VARIATION)
    shared = (unitizing.NOT_SHARED, unitizing.ONE_CATEGORY, unitizing.TOO_LITTLE)
    about: dict[str, tuple[object, tuple[str, ...]]] = {
        **dict.fromkeys((name for name in TITLES if name.startswith("f1_")), f1),
        "kappa": (nominal.cohen_kappa, chance),
        "pi": (nominal.scott_pi, chance),
        "fleiss_kappa": (nominal.fleiss_kappa, chance),
        "alpha": (nominal.alpha, chance),
        "u_alpha": (unitizing.u_alpha, (unitizing.NO_UNITS, unitizing.ALL_THE_SAME)),
        "u_alpha_binary": (unitizing.u_alpha_binary, (unitizing.NO_UNITS, unitizing.NO_GAPS)),
        "cu_alpha": (unitizing.cu_alpha, shared),
        "ku_alpha": (unitizing.ku_alpha, shared),
        "alpha_u": (alpha_u.alpha_u, (alpha_u.NO_UNITS, alpha_u.NO_CHANCE)),
        "agreement": (nominal.share, (nominal.NOTHING,)),
    }
    rows = [
        (title, code(name), first(about[name][0]), "; ".join(f"“{why}”" for why in about[name][1]))
        for name, title in TITLES.items()
    ]
    interval = (
        f"The interval is the middle {bootstrap.LEVEL * 100:g} % of {bootstrap.RESAMPLES:,} draws, unless another "
        f"number is asked for. Without one stands “{report.ONE_ARTICLE}” or “{report.TOO_OFTEN_UNDEFINED}”. "
        "Alpha-U has none."
    )
    return page(
        "Agreement",
        "Review > Agreement and `desk agreement PROJECT --between A B` give the same figures; `--json` gives all of "
        "them to a script.",
        "## What is counted",
        f"```\n{EXPLAINED.rstrip()}\n```",
        "## The measures",
        "A measure that is undefined has no value, and says why in these words; it is never shown as 0 or 1. Three "
        "people and more have Fleiss' kappa in place of Cohen's kappa and Scott's pi, which go with each pair.",
        *table(("measure", "in `--json`", "what it is", "undefined where"), rows),
        "## Which annotations answer to each other",
        *paragraphs(pairing)[1:],
        paragraphs(chains)[1],
        "## Intervals",
        first(bootstrap),
        interval,
        "## Span F1",
        *paragraphs(spans)[1:],
        "## The unitizing family of 2016",
        *paragraphs(unitizing),
        "## Alpha-U of 1995",
        *paragraphs(alpha_u),
    )
