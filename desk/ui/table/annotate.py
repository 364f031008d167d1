"""Commands on annotations: labels, ends, entities, sources."""

from functools import partial

from desk.ui.chain import Part
from desk.ui.commands import Command
from desk.ui.table.given import Given
from desk.ui.translation import tr


def annotate(given: Given) -> list[Command]:
    """Labels, claims, stepping and moving ends."""
    editing, view = given.parts.editing, given.parts.view

    def has_article() -> bool:
        return editing.article is not None

    def has_annotations() -> bool:
        return bool(editing.annotations)

    def leave() -> None:
        if given.parts.sourcing.dismiss() or given.parts.relating.forget():
            return
        if given.parts.find_bar.isVisible():
            given.parts.find_bar.close_bar()
        else:
            view.pick(None)

    edges = [
        ("start_left", tr("Move Start &Left by a Word"), "Alt+Left", "start", False),
        ("start_right", tr("Move Start &Right by a Word"), "Alt+Right", "start", True),
        ("end_left", tr("Move End L&eft by a Word"), "Alt+Shift+Left", "end", False),
        ("end_right", tr("Move End Ri&ght by a Word"), "Alt+Shift+Right", "end", True),
    ]
    return [
        Command(
            name="label_palette", title=tr("Label by &Name…"), menu="Annotate", keys=("Ctrl+K",), when=has_article,
            run=given.tagging.choose_label, hint=tr("Type a few letters of a label's name"), icon="label",
        ),
        Command(
            name="claim", title=tr("New &Claim"), menu="Annotate", keys=("C",), pressed=True, when=has_article,
            run=editing.start_claim, hint=tr("A claim from the selection, or from the sentence at the caret"),
            icon="claim",
        ),
        Command(
            name="add_part", title=tr("&Add Selection to Annotation"), menu="Annotate", keys=("+",), pressed=True,
            when=lambda: editing.picked is not None and view.selection() is not None, run=editing.add_part,
            hint=tr("Makes the picked annotation discontinuous"),
        ),
        Command(
            name="next_annotation", title=tr("Ne&xt Annotation"), menu="Annotate", group=1, keys=("F8",),
            when=has_annotations, run=lambda: editing.step(True),
        ),
        Command(
            name="previous_annotation", title=tr("Pre&vious Annotation"), menu="Annotate", group=1, keys=("Shift+F8",),
            when=has_annotations, run=lambda: editing.step(False),
        ),
        *(
            Command(
                name=name, title=title, menu="Annotate", group=2, keys=(key,), when=has_annotations,
                run=partial(editing.move_edge, edge, forward),
            )
            for name, title, key, edge, forward in edges
        ),
        Command(
            name="remove", title=tr("&Delete Annotation"), menu="Annotate", group=3, keys=("Delete",), pressed=True,
            when=has_annotations, run=editing.remove,
        ),
        *sources(given),
        *entities(given),
        Command(
            name="leave", title=tr("Leave What Is in Hand"), keys=("Esc",), pressed=True, when=has_article, run=leave,
        ),
    ]  # fmt: skip


def entities(given: Given) -> list[Command]:
    """What mentions refer to, and relations."""
    parts = given.parts
    linking, relating, editing = parts.linking, parts.relating, parts.editing

    def has_mention() -> bool:
        return linking.mention is not None

    return [
        Command(
            name="link", title=tr("&Choose the Entity…"), menu="Annotate/Entity", keys=("I", "Alt+I"), pressed=True,
            when=has_mention, run=linking.choose, hint=tr("Who or what the picked mention is, in every article"),
        ),
        Command(
            name="new_entity", title=tr("&New Entity of This Name"), menu="Annotate/Entity",
            keys=("Shift+I", "Alt+Shift+I"), pressed=True, when=has_mention, run=linking.create,
        ),
        Command(
            name="unlink", title=tr("&Unlink"), menu="Annotate/Entity",
            when=lambda: linking.mention is not None and linking.mention.entity is not None, run=linking.unlink,
        ),
        Command(
            name="relate", title=tr("Rela&te…"), menu="Annotate", group=4, keys=("R", "Alt+R"), pressed=True,
            when=lambda: editing.picked is not None or relating.first is not None, run=relating.press,
            hint=tr("Marks the picked claim or entity; on another one, asks what the first is to it"),
        ),
        Command(
            name="evidence", title=tr("Selection Is Ev&idence"), menu="Annotate", group=4, keys=("Alt+J",),
            when=lambda: given.evidence.is_on() and parts.view.selection() is not None,
            run=given.evidence.add_selection,
            hint=tr("For the picked claim, or for one marked with R in another article"),
        ),
    ]  # fmt: skip


def sources(given: Given) -> list[Command]:
    """The chain of sources of the picked claim."""
    sourcing = given.parts.sourcing

    def has_claim() -> bool:
        return sourcing.claim is not None

    return [
        Command(
            name="propose", title=tr("&Propose Who Said It"), menu="Annotate/Source", keys=("Alt+P",), when=has_claim,
            run=sourcing.propose, hint=tr("Looks for the source near the claim; nothing is kept until it is taken"),
        ),
        Command(
            name="take", title=tr("&Take the Proposal"), menu="Annotate/Source", keys=("Return",), pressed=True,
            when=lambda: sourcing.proposed, run=sourcing.take,
        ),
        Command(
            name="source", title=tr("Set &Source"), menu="Annotate/Source", group=1, keys=("S", "Alt+S"), pressed=True,
            when=has_claim, run=partial(sourcing.fill, Part.SOURCE),
            hint=tr("The selection, or the mention at the caret, says the picked claim"),
        ),
        Command(
            name="cue", title=tr("Set &Cue"), menu="Annotate/Source", group=1, keys=("U", "Alt+U"), pressed=True,
            when=has_claim, run=partial(sourcing.fill, Part.CUE),
            hint=tr("The selection, or the word at the caret, tells that it is said"),
        ),
        Command(
            name="next_slot", title=tr("&Next Slot"), menu="Annotate/Source", group=2, keys=("Tab",), pressed=True,
            when=has_claim, run=partial(sourcing.walk, 1),
        ),
        Command(
            name="previous_slot", title=tr("&Previous Slot"), menu="Annotate/Source", group=2, keys=("Shift+Tab",),
            pressed=True, when=has_claim, run=partial(sourcing.walk, -1),
        ),
        Command(
            name="next_candidate", title=tr("Next &Candidate"), menu="Annotate/Source", group=2, keys=("Alt+Down",),
            when=lambda: sourcing.chain.active is not None, run=partial(sourcing.next_candidate, 1),
        ),
        Command(
            name="empty_slot", title=tr("&Empty the Slot"), menu="Annotate/Source", group=2, keys=("Alt+Delete",),
            when=lambda: sourcing.chain.active is not None, run=sourcing.empty_held,
        ),
    ]  # fmt: skip
