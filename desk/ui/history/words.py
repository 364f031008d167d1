"""What kinds of things and their fields are called where history tells of them."""

from desk.store.headings import about_kinds
from desk.ui.translation import tr


def what_changed() -> list[tuple[str, tuple[str, ...]]]:
    """What history can be narrowed to: titles, and what `HeadingQuestions` takes; the first is everything."""
    return [
        (tr("Everything"), ()),
        (tr("Mentions"), about_kinds("mention")),
        (tr("Claims"), about_kinds("claim")),
        (tr("Decisions"), about_kinds("decision")),
        (tr("Comments"), about_kinds("comment")),
        (tr("Articles and imports"), about_kinds("article", "batch")),
        (tr("Entities and relations"), about_kinds("entity", "relation")),
        (tr("The label set"), about_kinds("label")),
    ]


def kind_title(kind: str) -> str:
    """A kind of thing, as its class is called in lower case."""
    return {
        "project": tr("Project"),
        "person": tr("Person in the project"),
        "label": tr("Label"),
        "batch": tr("Import"),
        "article": tr("Article"),
        "mention": tr("Mention"),
        "claim": tr("Claim"),
        "entity": tr("Entity"),
        "relation": tr("Relation"),
        "decision": tr("Decision"),
        "comment": tr("Comment"),
        "pastentry": tr("History of another file"),
    }.get(kind, kind)


def field_title(field: str) -> str:
    """A field of a thing; an attribute of an annotation has the name that it was given."""
    return {
        "spans": tr("words"),
        "content": tr("what is claimed"),
        "label": tr("label"),
        "note": tr("note"),
        "entity": tr("entity"),
        "attribution": tr("who says it"),
        "evidence": tr("evidence"),
        "state": tr("state"),
        "title": tr("title"),
        "source": tr("source"),
        "removed": tr("removed"),
        "labels": tr("labels"),
        "regions": tr("parts that are not body"),
        "reason": tr("reason"),
        "verdict": tr("verdict"),
        "settled_by": tr("settled by"),
        "resolved_by": tr("resolved by"),
        "copy_of": tr("copy of"),
        "unblinded": tr("open to all"),
        "blind": tr("coded blind"),
        "name": tr("name"),
        "aliases": tr("other names"),
        "external": tr("ids elsewhere"),
    }.get(field, field.replace("_", " "))
