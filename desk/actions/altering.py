"""What a person alters of a draft: fields that are typed, and lines of a page that are put back."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace

from desk.actions.putback import with_blocks
from desk.formats.format import Document
from desk.model.article import Article, Finding, Provenance, Source
from desk.text.canon import canonical

FIELDS = ("title", "language", *(each.name for each in fields(Source) if each.name != "file"))
"""What of a draft can be altered."""

BY_HAND = "typed by hand"
PUT_BACK = "lines of the page chosen by hand"

Value = str | tuple[str, ...] | None
"""What a field holds; only `keywords` is a tuple."""


@dataclass(slots=True)
class Kept:
    """Where a draft's document lies, and what was altered of it since."""

    place: tuple[int, int]
    fields: dict[str, Value] = field(default_factory=dict)
    blocks: frozenset[int] | None = None


def altered(document: Document, kept: Kept) -> Document:
    """The document as it was altered, with a finding for each thing that was."""
    findings: list[Finding] = []
    if kept.blocks is not None:
        document = with_blocks(document, kept.blocks)
        findings.append(Finding(field="text", value=None, origin=PUT_BACK))
    if not kept.fields and not findings:
        return document
    article = document.article
    own = {name: value for name, value in kept.fields.items() if name in ("title", "language")}
    source = replace(article.source, **{n: v for n, v in kept.fields.items() if n not in own})  # type: ignore[arg-type]  # FIELDS are its own
    if "title" in own:
        article = replace(article, title=str(own["title"] or ""))
    if "language" in own:
        language = own["language"]
        article = replace(article, language=None if language is None else str(language))
    for name, value in kept.fields.items():
        shown = ", ".join(value) if isinstance(value, tuple) else value
        findings.append(Finding(field=name, value=shown, origin=BY_HAND))
    return replace(document, article=_with_findings(replace(article, source=source), findings))


def _with_findings(article: Article, findings: Iterable[Finding]) -> Article:
    known = article.provenance or Provenance(file="", sha256="", reader="", version="")
    return replace(article, provenance=replace(known, findings=(*known.findings, *findings)))


def sound(field: str, value: Value) -> Value:
    """A value as a field holds it: canonical, on one line, nothing instead of blanks."""
    if field == "keywords":
        words = value.split(",") if isinstance(value, str) else value or ()
        return tuple(word for each in words if (word := _line(each)))
    if isinstance(value, tuple):
        raise ValueError(f"the {field} is one text, not several")
    return _line(value or "") or ("" if field == "title" else None)


def _line(raw: str) -> str:
    return " ".join(canonical(raw, keep_bom=True).text.split("\n")).strip()
