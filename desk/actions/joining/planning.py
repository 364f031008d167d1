"""Comparing two files and deciding what a merge will do; nothing is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from desk.actions.joining.arriving import Arrivals, Arrived
from desk.actions.joining.articles import Matches, Standing, here, match
from desk.actions.joining.closing import close, evidence_lost, holds, is_there, references
from desk.actions.joining.doubles import tell_of_doubles
from desk.actions.joining.joint import Joint, keyed, things_of
from desk.actions.joining.names import Names, same_people
from desk.actions.joining.parts import join_parts
from desk.actions.joining.pasts import past_changes, tells_of_work
from desk.actions.joining.plan import Answers, Counts, Plan
from desk.actions.joining.registers import Key, digests, key_of
from desk.actions.joining.scheme import Scheme, brought_labels, other_kinds
from desk.actions.joining.seen import seen_in
from desk.actions.joining.versions import join_versions
from desk.model.annotation import Annotation, Claim
from desk.model.article import Article
from desk.model.change import Change, Value
from desk.model.project import BatchState, Person
from desk.model.relation import Relation
from desk.store.queries import Reading
from desk.work import Progress

_RENAMED = UUID("4b1c6a52-2b5f-5f0a-bd0e-4a3a52c6f1d0")
_ORDER = ("project", "person", "label", "entity", "batch", "article", "annotation", "relation", "decision", "comment")


class Planner:
    """Makes the plan of one merge from a snapshot of each file."""

    def __init__(self, ours: Reading, theirs: Reading, name: str, answers: Answers, progress: Progress) -> None:
        self._ours, self._theirs, self._name = ours, theirs, name
        self._answers, self._progress = answers, progress
        people = ours.people()
        renamed, names = same_people(people, theirs.people().values())
        self.joint = Joint(ours, theirs, Names(people=renamed), Names(people=names), ours.places())
        self.arrivals = Arrivals(theirs, name, self.joint.problems)
        self._people = people
        self._known = 0
        self._new: Counter[str] = Counter()
        self._needed: set[Key] = set()

    def plan(self) -> Plan:
        """Everything, in order."""
        joint = self.joint
        joint.entities = set(self._ours.entities())
        joint.reviews = self._ours.reviews_stored()
        labels = self._ours.labels()
        joint.names.labels = other_kinds(labels, self.arrivals.labels)
        matches = match(joint, self._theirs, self.arrivals, self._answers, self._step)
        self._say_twins(matches)
        self._name_annotations(matches)
        self._compare_shared()
        self._compare_articles(matches)
        self._look_back()
        # Labels come first: what carries one is only let in where there is one.
        theirs = {label.id: label for label in map(joint.names.here, self.arrivals.labels.values())}
        scheme = Scheme(joint, labels, theirs, self._answers, brought_labels(self._ours.records()))  # type: ignore[arg-type]
        scheme.join(self._used_labels())
        join_versions(joint)
        join_parts(joint, matches.twins)
        self._revive(matches)
        self._keep_articles(matches)
        close(joint, self._needed)
        self._leave_out(matches)
        tell_of_doubles(joint, self._ours.entities().values())
        changes = tuple(self._changes(matches))
        past = list(past_changes(self._theirs, self._ours, joint.names, self._name))
        coming = tuple(article.id for article, _ in here(joint, matches, Standing.NEW))
        if not coming and not changes and not any(tells_of_work(change) for change in past):
            # Two who merge each other's files would else never be done with merging each other's merges.
            past = []
        return Plan(
            name=self._name,
            questions=(*scheme.questions, *matches.questions),
            open_questions=(*scheme.open, *matches.open),
            articles=coming,
            people=tuple(self._new_people()),
            changes=(*changes, *past),
            conflicts=tuple(joint.conflicts),
            notes=tuple(joint.notes),
            problems=tuple(joint.problems),
            counts=self._counts(len(coming)),
        )

    def _step(self, done: int, total: int, what: str) -> None:
        self._progress.check()
        self._progress.report(done, total, what)

    def _say_twins(self, matches: Matches) -> None:
        count = len(matches.twins)
        if count:
            which = "1 article has" if count == 1 else f"{count:,} articles have"
            self.joint.notes.append(
                f"{which} the same text as here under another id: what is new goes to the one here, which keeps its id."
            )

    def _name_annotations(self, matches: Matches) -> None:
        """An annotation whose id means another one here gets an id of its own, always the same."""
        joint = self.joint
        for id, place in self._theirs.places().items():
            known = joint.places.get(id)
            article = joint.names.articles.get(place.article, place.article)
            if known is not None and (known.article != article or known.is_claim != place.is_claim):
                joint.names.annotations[id] = str(uuid5(_RENAMED, f"{id}:{article}:{place.is_claim}"))

    def _compare_shared(self) -> None:
        """Project, people, entities, and relations that no article states."""
        joint = self.joint
        ours: list[Value] = list(self._ours.entities().values())
        theirs: list[Value] = [joint.names.here(each) for each in self.arrivals.entities.values()]
        # Who is called otherwise here stays as they are; the name is compared of the id that holds.
        ours += [each for id, each in self._people.items() if id not in joint.own.people]
        theirs += [
            each for id, each in self.arrivals.people.items() if id in self._people and id not in joint.names.people
        ]
        if (project := self._theirs.project()).id == self._ours.project().id:
            ours.append(self._ours.project())
            theirs.append(project)
        else:
            joint.notes.append(f"{self._name} is of another project; its settings were not taken.")
        self._compare(ours, theirs)
        relations = self.arrivals.relations_without_article(joint.names)
        stored = self._ours.relations_stored([each.id for each in relations])
        stated = {id for id, each in stored.items() if each.article is not None}
        for id in sorted(stated):
            joint.problems.append(f"{self._name}: {id} left out: its id is in use in an article.")
        self._compare(self._ours.relations_without_article(), [each for each in relations if each.id not in stated])

    def _compare(self, ours: Iterable[Value], theirs: Iterable[Value], logical: bool = True) -> None:
        """Puts aside what differs. Where not `logical`, what is stored counts as not there."""
        joint = self.joint
        there = keyed(theirs)
        for value in ours:
            key = key_of(value)
            assert key is not None
            held = joint.own.here(value)
            other = there.pop(key, None)
            if logical and other is not None and (held == other or digests(held) == digests(other)):
                self._known += 1
                if held != value:
                    joint.stored[key], joint.finals[key] = value, held
                continue
            joint.stored[key] = value
            if logical:
                joint.ours[key] = held
                if held != value:
                    joint.finals[key] = held
            else:
                joint.hidden.add(key)
                joint.finals[key] = None
            if other is not None:
                joint.theirs[key] = other
        for key, value in there.items():
            joint.theirs[key] = value

    def _compare_articles(self, matches: Matches) -> None:
        joint = self.joint
        done, total = 0, len(matches.sources)
        compared: set[str] = set()
        for standing in (Standing.HERE, Standing.UNDONE, Standing.NEW):
            for article, id in here(joint, matches, standing):
                self._step(done, total, article.shown_title)
                done += 1
                arrived = self.arrivals.arrived(article, self._theirs.text(article), joint.names)
                if arrived is None:
                    matches.standing[article.id] = Standing.UNREADABLE
                    continue
                if standing is Standing.NEW:
                    self._let_in(arrived)
                    continue
                compared.add(id)
                stored = joint.articles[id] if standing is Standing.HERE else matches.undone[id]
                coming = replace(
                    arrived.article, batch=stored.batch, length=stored.length, text_sha256=stored.text_sha256
                )
                theirs = self._fitting(arrived, id)
                self._compare(
                    [stored, *things_of(self._ours, id)], [coming, *theirs], logical=standing is Standing.HERE
                )
                if standing is Standing.UNDONE:
                    joint.articles[id] = coming
                    self._needed.update(key for each in theirs for key in references(each) if key[0] == "entity")
        if joint.own:
            for id in sorted(joint.articles.keys() - compared):
                if joint.articles[id].batch:
                    things = things_of(self._ours, id)
                    self._compare(things, [joint.own.here(each) for each in things])

    def _fitting(self, arrived: Arrived, id: str) -> list[Value]:
        """What arrives in an article without what has the id of something in another article here."""
        joint = self.joint
        stored = self._ours.relations_stored([each.id for each in arrived.things if isinstance(each, Relation)])
        found: list[Value] = []
        for thing in arrived.things:
            elsewhere = joint.reviews.get(thing.id, id) != id if not isinstance(thing, Annotation) else False
            if isinstance(thing, Relation) and thing.id in stored:
                elsewhere = stored[thing.id].article != id
            if elsewhere:
                joint.problems.append(f"{self._name}: {thing.id} left out: its id is in use in another article.")
                joint.left_out.add(_key(thing))
            else:
                found.append(thing)
        return found

    def _let_in(self, arrived: Arrived) -> None:
        """Takes note of an article that comes in as a whole."""
        joint = self.joint
        joint.articles[arrived.article.id] = replace(arrived.article, batch="")
        for thing in self._fitting(arrived, arrived.article.id):
            key = _key(thing)
            self._new[_name(thing)] += 1
            if key[0] == "annotation":
                joint.coming.add(key[1])
            self._needed.update(each for each in references(thing) if each[0] == "entity")

    def _look_back(self) -> None:
        """Finds out what each side has known of what differs."""
        joint = self.joint
        labels = {("label", id) for id in {*self._ours.labels(), *self.arrivals.labels}}
        wanted = joint.ours.keys() | joint.theirs.keys() | labels
        joint.seen = seen_in(
            self._ours.records(),
            joint.own,
            shared=self._theirs.in_force(),
            heard=self._theirs.entry_ids(),
            wanted=wanted,
        )
        joint.seen_there = seen_in(
            self._theirs.records(),
            joint.names,
            shared=self._ours.in_force(),
            heard=self._ours.entry_ids(),
            wanted=wanted,
            unreadable=joint.problems,
        )
        for key, value in joint.ours.items():
            joint.seen.see(key, digests(value))
        for key, value in joint.theirs.items():
            joint.seen_there.see(key, digests(value))
        for label in self._ours.labels().values():
            joint.seen.see(("label", label.id), digests(label))
        joint.seen.gone -= joint.ours.keys()
        joint.seen_there.gone -= joint.theirs.keys()

    def _used_labels(self) -> set[str]:
        used = self._theirs.label_uses()
        return {self.joint.names.labels.get(id, id) for id in used}

    def _revive(self, matches: Matches) -> None:
        """Articles of an import that was undone come back as the other file has them, with nothing else of it."""
        joint = self.joint
        batches = {article.batch for article in matches.undone.values()}
        for article, state in self._ours.stored_under():
            if state is BatchState.UNDONE and article.batch in batches and article.id not in matches.undone:
                joint.stored[_key(article)] = article
                joint.finals[_key(article)] = replace(article, removed=True)

    def _keep_articles(self, matches: Matches) -> None:
        """An article that one side removed is back where the other has worked on it without knowing of that."""
        joint = self.joint
        gone: dict[str, Article] = {}
        for _, id in here(joint, matches, Standing.HERE):
            article = joint.finals.get(("article", id), joint.articles[id])
            if isinstance(article, Article) and article.removed:
                gone[id] = article
        worked_on: set[str] = set()
        for key in joint.ours.keys() | joint.theirs.keys() if gone else ():
            ours, final = joint.ours.get(key), joint.final(key)
            place = getattr(final, "article", None)
            if final is None or place not in gone:
                continue
            unseen = ours is not None and not joint.seen_there.knows(key, digests(ours))
            if final != ours or (unseen and not joint.articles[place].removed):
                worked_on.add(place)
        for id in sorted(worked_on):
            joint.finals[("article", id)] = replace(gone[id], removed=False)
            joint.stored.setdefault(("article", id), joint.articles[id])
            title = gone[id].shown_title
            joint.notes.append(f"Article “{title}” was removed on one side; work on the other keeps it.")

    def _leave_out(self, matches: Matches) -> None:
        """Of the articles that come in, what relies on something that will not be here stays out."""
        joint = self.joint
        for article, _ in here(joint, matches, Standing.NEW):
            arrived = self.arrivals.arrived(article, self._theirs.text(article), joint.names)
            assert arrived is not None
            for thing in arrived.things:
                if isinstance(thing, Relation) and _key(thing) not in joint.left_out:
                    ends = [("annotation", end) for end in (thing.source, thing.target)]
                    if not all(is_there(joint, end) or is_there(joint, ("entity", end[1])) for end in ends):
                        joint.left_out.add(_key(thing))
                        self._new["relation"] -= 1
                        joint.problems.append(f"{self._name}: a relation in “{article.shown_title}” leads nowhere.")
                if isinstance(thing, Claim) and thing.evidence:
                    lost = [each for each in thing.evidence if not holds(joint, each)]
                    if lost:
                        joint.problems.append(evidence_lost(thing, len(lost)))
                        key = _key(thing)
                        kept = replace(thing, evidence=tuple(each for each in thing.evidence if each not in lost))
                        joint.stored[key] = joint.finals[key] = kept
                        joint.shown[key] = [thing]

    def _changes(self, matches: Matches) -> Iterator[Change]:
        joint, labels = self.joint, self._ours.labels()
        for batch in self._ours.batches(BatchState.UNDONE):
            if batch.id in {article.batch for article in matches.undone.values()}:
                yield Change(batch, replace(batch, state=BatchState.DONE))
        for key in sorted(joint.finals.keys() | joint.shown.keys(), key=lambda each: (_ORDER.index(each[0]), each[1])):
            stored = labels.get(key[1]) if key[0] == "label" else joint.stored_now(key)
            final = joint.finals.get(key, stored)
            at = stored
            for version in joint.shown.get(key, ()):
                if version not in (at, final):
                    yield Change(at, version)
                    at = version
            if at != final:
                yield Change(at, final)

    def _new_people(self) -> Iterator[Person]:
        joint = self.joint
        for person in self.arrivals.people.values():
            if joint.names.people.get(person.id, person.id) == person.id and person.id not in self._people:
                yield person

    def _counts(self, articles: int) -> Counts:
        joint = self.joint
        new = Counter(self._new)
        new["article"] += articles
        changed = removed = 0
        labels = self._ours.labels()
        for key, final in joint.finals.items():
            stored = labels.get(key[1]) if key[0] == "label" else joint.stored_now(key)
            if final is None:
                removed += stored is not None and key not in joint.hidden
            elif stored is None or key in joint.hidden:
                new[_name(final)] += 1
            elif final != joint.own.here(stored):
                changed += 1
        return Counts(new=dict(sorted((+new).items())), changed=changed, removed=removed, known=self._known)


def _key(value: Value) -> Key:
    key = key_of(value)
    assert key is not None
    return key


def _name(value: Value) -> str:
    return type(value).__name__.lower()
