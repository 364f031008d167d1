"""What was compared, in a few sentences above the figures."""

from PySide6.QtCore import QLocale

from desk.measure.tallies import CLAIMS, MENTIONS
from desk.ui.adjudicate.words import apart
from desk.ui.agreement.comparing import Outcome
from desk.ui.translation import tr


def summed_up(outcome: Outcome) -> str:
    """How many articles and characters, what each made there, what was left out, and what to do where nothing is."""
    found, number = outcome.found, QLocale().toString
    said = []
    if not found.articles:
        said.append(tr("There is no article that all of them annotated."))
    else:
        articles = tr("1 article") if len(found.articles) == 1 else tr("{} articles")
        characters = tr("{} characters").format(number(found.report.characters))
        said.append(f"{articles.format(number(len(found.articles)))}, {characters}.")
        names = {MENTIONS: tr("Mentions"), CLAIMS: tr("Claims")}
        for layer, made in found.report.made.items():
            own = zip(outcome.people, made, strict=True)
            counts = ", ".join(f"{apart(name)} {number(count)}" for name, count in own)
            said.append(f"{names[layer]}: {counts}.")
    if found.left_out:
        one = tr("1 article is left out, for not all of them annotated it.")
        more = tr("{} articles are left out, for not all of them annotated them.")
        said.append(one if found.left_out == 1 else more.format(number(found.left_out)))
    if outcome.blind:
        one = tr("1 article is left out, for it is coded blind: Review > Open for Adjudication shows it.")
        more = tr("{} articles are left out, for they are coded blind: Review > Open for Adjudication shows them.")
        said.append(one if outcome.blind == 1 else more.format(number(outcome.blind)))
    if not found.articles:
        said.append(tr("Figures come once all have annotated the same article; or choose other people or articles."))
    elif not found.report.figures:
        said.append(tr("Nobody marked anything to compare there; choose other articles or labels."))
    return " ".join(said)
