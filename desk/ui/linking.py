"""Which entity a mention means: what may be meant, and the keys that link it, make an entity of it and unlink it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QTextCursor

from desk.actions import registering
from desk.model.annotation import Annotation, Mention
from desk.model.entity import Entity
from desk.model.label import LabelKind
from desk.text.fold import fold, without_possessive
from desk.ui.article.view import ArticleView
from desk.ui.dialogs.palette import Choice
from desk.ui.dialogs.register_palette import EntityPalette, fitting
from desk.ui.editing import Editing
from desk.ui.foreign import one_line
from desk.ui.offers import Offer, for_letters, for_mention, refers_back
from desk.ui.register import Register

NEW, NONE, ENTITY = "new", "none", "entity:"
QUOTE_SHOWN = 40
PAUSE_MS = 15
"""After so short a rest on a mention its likeliest entity is looked for."""


class Linking(QObject):
    """Links mentions of the open article to entities of the register.

    `offered` is what the picked mention most likely means, as soon as that is known; `changed` tells of anything
    else to show of what is picked.
    """

    changed = Signal()

    def __init__(self, editing: Editing, view: ArticleView, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing, self._view, self.register = editing, view, register
        self._together: tuple[str, ...] = ()
        self._just_tagged = False
        self.offered: Offer | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._offer)
        editing.tagged.connect(self._on_tagged)
        editing.picked_changed.connect(self._on_picked)
        register.changed.connect(lambda _: self._on_register())

    @property
    def mention(self) -> Mention | None:
        """The picked mention."""
        picked = self._editing.picked
        return picked if isinstance(picked, Mention) else None

    def choose(self) -> None:
        """Opens the list of what the picked mention may mean; after tagging every occurrence, for all of them."""
        mention = self._in_hand(self.tr("Pick a mention first, then choose its entity."))
        if mention is None:
            return
        count = len(self._meant(mention))
        hint = self.tr("Who or what is “{}”?").format(one_line(mention.quote)[:QUOTE_SHOWN])
        if count > 1:
            hint += "  " + self.tr("{} mentions").format(f"{count:,}")
        palette = EntityPalette(self._view.window(), hint, partial(self._choices, mention))
        palette.chosen.connect(lambda value: self._chosen(mention, value, palette.typed))
        palette.open_beside(self._view.window(), place_of(self._view, mention))

    def choose_for(self, id: str) -> None:
        """The same for a mention by its id."""
        if id in self._editing.annotations:
            self._view.pick(id, reveal=False)
            self.choose()

    def create(self) -> None:
        """A new entity named as the picked mention, at once."""
        mention = self._in_hand(self.tr("Pick a mention first, then make an entity of it."))
        if mention is not None:
            self._create(mention, mention.quote)

    def unlink(self, id: str = "") -> None:
        """Takes the link from a mention, the picked one without an id."""
        mention = (
            self._editing.annotations.get(id)
            if id
            else self._in_hand(self.tr("Pick a mention first, then take its link away."))
        )
        if isinstance(mention, Mention):
            self._unlink([mention])

    def link(self, mention: Mention, entity: Entity) -> None:
        """Links a mention, and those that were tagged along with it."""
        mentions = self._meant(mention)
        self._together = ()
        names = self._new_names(mentions, entity)
        self._editing.act(lambda stamp: registering.link(mentions, entity, stamp, aliases=names))

    def choose_any(
        self, hint: str, place: QRect, then: Callable[[Entity], object], without: Sequence[str] = ()
    ) -> None:
        """Opens the list of all entities but some (ids); a new one can be made there, its label is asked for."""
        palette = EntityPalette(self._view.window(), hint, lambda typed: self._choices_of_all(typed, without))

        def chosen(value: str) -> None:
            if value == NEW:
                self._ask_label(palette.typed, place, then)
            elif (entity := self.register.entities.get(value.removeprefix(ENTITY))) is not None:
                then(entity)

        palette.chosen.connect(chosen)
        palette.open_beside(self._view.window(), place)

    def _in_hand(self, otherwise: str) -> Mention | None:
        mention = self.mention
        if mention is None:
            self._editing.refused.emit(otherwise)
        elif not self.register.ready:
            self._editing.refused.emit(self.tr("The entities are still being read. Try again in a moment."))
            return None
        return mention

    def _offers(self, mention: Mention) -> list[Offer]:
        article = self._editing.article
        language = article.language if article else None
        return for_mention(mention, self._editing.ordered, self.register, language)

    def _choices(self, mention: Mention, typed: str) -> list[Choice]:
        offers = for_letters(typed, self.register, mention.label) if typed else self._offers(mention)
        name = typed or one_line(mention.quote)
        label = self._editing.labels.get(mention.label or "")
        choices = [self._choice(offer) for offer in offers if offer.likely]
        new = self.tr("New entity “{}”").format(name)
        choices.append(Choice(value=NEW, title=new, detail=label.name if label else "", color=""))
        choices += [self._choice(offer) for offer in offers if not offer.likely]
        if not typed:
            choices.append(Choice(value=NONE, title=self.tr("Not linked")))
        return choices

    def _choices_of_all(self, typed: str, without: Sequence[str]) -> list[Choice]:
        offers = for_letters(typed, self.register, None)
        choices = [self._choice(offer) for offer in offers if offer.entity.id not in without]
        if typed:
            choices.append(Choice(value=NEW, title=self.tr("New entity “{}”…").format(typed)))
        return choices

    def _choice(self, offer: Offer) -> Choice:
        label = self._editing.labels.get(offer.entity.label)
        count = self.register.counts[offer.entity.id]
        mentions = self.tr("1 mention") if count == 1 else self.tr("{} mentions").format(f"{count:,}")
        parts = [offer.why, label.name if label else "", mentions]
        return Choice(
            value=ENTITY + offer.entity.id,
            title=one_line(offer.entity.name),
            detail="  ·  ".join(part for part in parts if part),
            color=label.color if label else "#777777",
        )

    def _ask_label(self, name: str, place: QRect, then: Callable[[Entity], object]) -> None:
        choices = [
            Choice(value=label.id, title=label.name, color=label.color)
            for label in self._editing.labels.values()
            if label.kind is LabelKind.ENTITY and not label.retired
        ]
        palette = EntityPalette(
            self._view.window(), self.tr("What is “{}”?").format(name[:QUOTE_SHOWN]), fitting(choices)
        )

        def chosen(label: str) -> None:
            wanted = self._editing.labels[label]
            entry = self._editing.act(lambda stamp: registering.create_entity((), wanted, name, stamp))
            if entry is not None and isinstance(made := entry.transaction.changes[0].after, Entity):
                then(made)

        palette.chosen.connect(chosen)
        palette.open_beside(self._view.window(), place)

    def _chosen(self, mention: Mention, value: str, typed: str) -> None:
        if value == NONE:
            self._unlink(self._meant(mention))
        elif value == NEW:
            self._create(mention, typed or mention.quote)
        elif (entity := self.register.entities.get(value.removeprefix(ENTITY))) is not None:
            self.link(mention, entity)

    def _create(self, mention: Mention, name: str) -> None:
        mentions, label = self._meant(mention), self._editing.labels.get(mention.label or "")
        clean = " ".join(without_possessive(name).split())
        if label is None or not clean:
            self._editing.refused.emit(self.tr("These words cannot be the name of an entity."))
            return
        self._together = ()
        self._editing.act(lambda stamp: registering.create_entity(mentions, label, clean, stamp))

    def _unlink(self, mentions: Sequence[Mention]) -> None:
        linked = [mention for mention in mentions if mention.entity is not None]
        self._together = ()
        if linked:
            self._editing.act(lambda stamp: registering.unlink(linked, stamp))

    def _meant(self, mention: Mention) -> list[Mention]:
        """The mention, and those that were tagged along with it unless it was left since."""
        ids = self._together if mention.id in self._together else (mention.id,)
        found = [self._editing.annotations.get(id) for id in ids]
        return [each for each in found if isinstance(each, Mention)]

    def _new_names(self, mentions: Sequence[Mention], entity: Entity) -> list[str]:
        """What the entity is called here and was not known to be: by that it is found the next time, in any script."""
        article = self._editing.article
        known = {fold(name) for name in entity.names}
        names: dict[str, str] = {}
        for mention in mentions:
            name = " ".join(without_possessive(mention.quote).split())
            if len(mention.spans) == 1 and not refers_back(mention, article.language if article else None):
                names.setdefault(fold(name), name)
        return [name for key, name in names.items() if key and key not in known]

    def _on_tagged(self, mentions: Sequence[Mention]) -> None:
        self._together = tuple(mention.id for mention in mentions)
        self._just_tagged = True
        self._soon.start()

    def _on_picked(self, annotation: Annotation | None) -> None:
        if annotation is None or annotation.id not in self._together[:1]:
            self._together = ()
        self._just_tagged = False
        self.offered = None
        if isinstance(annotation, Mention) and annotation.entity is None:
            self._soon.start()
        else:
            self._soon.stop()

    def _on_register(self) -> None:
        self.changed.emit()
        if self.mention is not None:
            self._soon.start()

    def _offer(self) -> None:
        """Finds out what the picked mention most likely means; a moment after, so that paging through stays quick."""
        mention = self.mention
        if mention is None or mention.entity is not None or not self.register.ready:
            return
        self.offered = next((offer for offer in self._offers(mention) if offer.likely), None)
        self.changed.emit()
        if self._just_tagged and self.offered is not None:
            quote, name = one_line(mention.quote)[:QUOTE_SHOWN], one_line(self.offered.entity.name)
            told = self.tr("Tagged “{}”. I, Return links it to {} ({}).").format(quote, name, self.offered.why)
            self._editing.said.emit(told)
        self._just_tagged = False


def place_of(view: ArticleView, annotation: Annotation) -> QRect:
    """Where the beginning of an annotation is on the screen, once it is in view."""
    view.reveal(annotation.start, annotation.spans[0].end)
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.map.to_utf16(annotation.start))
    rect = view.cursorRect(cursor)
    return QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())
