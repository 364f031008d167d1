"""What a claim's card says: who says what, how sure, and what else is known of it. Free of Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desk.model.annotation import Annotation, Claim, Mention
from desk.model.claim import Link
from desk.model.label import Label, Scalar
from desk.ui.foreign import is_rtl

UNNAMED = "(not named)"
OUTLET = "(the outlet itself)"
PROPOSED = "proposed"
NEUTRAL = "#777777"


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim as it is listed.

    `chain` names the sources, outermost first, and is empty for the outlet's own voice; `restated` is empty where
    nobody has put the claim in a sentence, `type` where nobody has chosen one; `pills` are short words about it. On a
    `proposed` card something is shown that nobody has taken yet.
    """

    id: str
    chain: tuple[str, ...]
    content: str
    restated: str = ""
    type: str = ""
    color: str = NEUTRAL
    pills: tuple[str, ...] = ()
    proposed: bool = False

    @property
    def rtl(self) -> bool:
        """Whether the content is read from the right."""
        return is_rtl(self.content)

    @property
    def voices(self) -> str:
        """The chain in words."""
        return " › ".join(self.chain) if self.chain else OUTLET

    @property
    def words(self) -> tuple[str, ...]:
        """All pills: the type, whether it is proposed, and the rest."""
        return tuple(word for word in (self.type, PROPOSED if self.proposed else "", *self.pills) if word)

    @property
    def spoken(self) -> str:
        """The whole card in one sentence or two, as a screen reader says it."""
        said = f"{', who cites '.join(self.chain) if self.chain else OUTLET.strip('()')}: {self.content}"
        more = ". ".join(part for part in (self.restated.rstrip("."), *self.words) if part)
        return f"{said}. {more}" if more else said

    def matches(self, wanted: str) -> bool:
        """Whether the words `wanted`, in any case, stand somewhere on the card."""
        parts = (self.voices, self.content, self.restated, *self.words)
        return wanted.casefold() in "\n".join(parts).casefold()


def card_of(
    claim: Claim,
    annotations: Mapping[str, Annotation],
    labels: Mapping[str, Label],
    names: Mapping[str, str],
    relations: int = 0,
    *,
    proposed: bool = False,
) -> ClaimCard:
    """The card of a claim.

    `annotations` are its article's and `labels` the label set, by id; `names` are those of entities by id; `relations`
    is to how many claims it is linked.
    """
    values = dict(claim.attributes)
    label = labels.get(claim.label or "")
    restated = values.get("restated")
    return ClaimCard(
        id=claim.id,
        chain=tuple(_source(link, annotations, names) for link in claim.attribution),
        content=" ".join(claim.quote.split()),
        restated=" ".join(restated.split()) if isinstance(restated, str) else "",
        type=label.name if label else claim.label or "",
        color=label.color if label else NEUTRAL,
        pills=tuple(_pills(values, len(claim.evidence), relations)),
        proposed=proposed,
    )


def _source(link: Link, annotations: Mapping[str, Annotation], names: Mapping[str, str]) -> str:
    """Who it is: the entity's name, else the words in the text."""
    mention = annotations.get(link.mention or "")
    if isinstance(mention, Mention):
        words = names.get(mention.entity or "") or mention.quote
    else:
        words = link.span.text if link.span else ""
    return " ".join(words.split()) or UNNAMED


def _pills(values: Mapping[str, Scalar], evidence: int, relations: int) -> Iterable[str]:
    """Only what says something: an attribute that nobody set or that leaves things open is no pill."""
    certainty = values.get("certainty")
    if isinstance(certainty, str) and certainty != "unspecified":
        yield certainty
    if values.get("polarity") == "negative":
        yield "negative"
    if values.get("stance") == "denies":
        yield "denied"
    if values.get("check_worthy") == "check_worthy":
        yield "check-worthy"
    verdict = values.get("verdict")
    if isinstance(verdict, str):
        yield verdict.replace("_", " ")
    if evidence:
        yield f"evidence {evidence}"
    if relations:
        yield f"linked {relations}"
