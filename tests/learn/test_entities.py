"""Which entities are suggested for a stretch of text, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.learn.entities import EntityIndex, Reason, edits
from desk.model.entity import Entity
from desk.text.fold import fold

ISNA = Entity(id="isna", label="ORG", name="Iranian Students' News Agency", aliases=("ISNA",))
IRNA = Entity(id="irna", label="ORG", name="Islamic Republic News Agency")
IRIB = Entity(id="irib", label="ORG", name="Islamic Republic of Iran Broadcasting")
HEYDARI = Entity(id="heydari", label="PERSON", name="Kiumars Heydari")
IRAN = Entity(id="iran", label="GPE", name="Iran", aliases=("Islamic Republic of Iran", "ایران"))
ABE = Entity(id="abe", label="PERSON", name="安倍晋三")
KHAMENEI = Entity(id="khamenei", label="PERSON", name="علی خامنه‌ای")
REGISTER = (ISNA, IRNA, IRIB, HEYDARI, IRAN, ABE, KHAMENEI)


def suggested(quote: str, *entities: Entity, label: str | None = None, used: dict[str, str] | None = None) -> list[str]:
    return [s.entity.id for s in EntityIndex(entities or REGISTER, used).suggest(quote, label)]


def best(quote: str) -> tuple[str, Reason]:
    first = EntityIndex(REGISTER).suggest(quote)[0]
    return first.entity.id, first.reason


@pytest.mark.parametrize("quote", ["Iran", "IRAN", "Iran’s", "Iran's", "the Iran", "ايران", "Irán"])
def test_the_same_name_is_found_however_it_is_written(quote: str) -> None:
    assert best(quote)[0] == "iran"
    assert best(quote)[1] in (Reason.SAME_NAME, Reason.ALIAS)


def test_a_name_with_a_possessive_of_its_own_comes_before_the_one_without() -> None:
    mcdonald, mcdonalds = (
        Entity(id=id, label="ORG", name=name) for id, name in (("1", "McDonald"), ("2", "McDonald’s"))
    )
    found = EntityIndex((mcdonald, mcdonalds)).suggest("McDonald's")
    assert [s.entity.id for s in found] == ["2", "1"]


@pytest.mark.parametrize("quote", ["Heydari", "K. Heydari", "Haydari", "Kiumars Heidary", "Gen. Kiumars Heydari"])
def test_a_person_is_found_by_a_part_of_the_name_and_misspelt(quote: str) -> None:
    assert best(quote)[0] == "heydari"


@pytest.mark.parametrize(
    ("quote", "id"), [("IRNA", "irna"), ("I.R.N.A.", "irna"), ("ISNA", "isna"), ("IRIB", "irib"), ("IROIB", "irib")]
)
def test_initials_stand_for_a_name_with_and_without_its_small_words(quote: str, id: str) -> None:
    assert best(quote)[0] == id


def test_a_name_written_out_is_found_where_the_register_has_its_initials() -> None:
    assert suggested("Atomic Energy Organization of Iran", Entity(id="1", label="ORG", name="AEOI")) == ["1"]


@pytest.mark.parametrize(
    ("quote", "id"),
    [
        ("علي خامنه اي", "khamenei"),
        ("خامنه‌اي", "khamenei"),
        ("علیخامنهای", "khamenei"),
        ("晋三", "abe"),
        ("安倍", "abe"),
    ],
)
def test_names_are_found_in_other_scripts(quote: str, id: str) -> None:
    assert best(quote)[0] == id


def test_nothing_is_suggested_for_what_is_like_no_name() -> None:
    assert suggested("drone") == []
    assert suggested("") == []
    assert suggested("?!") == []
    assert EntityIndex().suggest("Iran") == []


def test_the_same_label_comes_first_but_the_same_name_before_it() -> None:
    city = Entity(id="city", label="GPE", name="Jordan")
    person = Entity(id="person", label="PERSON", name="Jordan")
    other = Entity(id="other", label="PERSON", name="Ann Jordan")
    assert suggested("Jordan", other, city, person, label="PERSON") == ["person", "city", "other"]
    assert suggested("Jordan", other, city, person, label="GPE") == ["city", "person", "other"]


def test_the_most_recently_used_comes_first_among_equals() -> None:
    people = [Entity(id=f"{i:03}", label="PERSON", name=f"Ali Ahmadi{' ' * (i % 2)}") for i in range(200)]
    used = {"150": "2026-01-02T00:00:00.000Z", "007": "2026-01-03T00:00:00.000Z"}
    assert suggested("Ali Ahmadi", *people, used=used)[:2] == ["007", "150"]
    assert suggested("Ahmadi", *people, used=used)[:2] == ["007", "150"]
    index = EntityIndex(people, used)
    index.use("003", "2026-01-04T00:00:00.000Z")
    assert [s.entity.id for s in index.suggest("Ahmadi", limit=3)] == ["003", "007", "150"]


def test_an_update_changes_what_is_suggested() -> None:
    index = EntityIndex(REGISTER)
    index.update(added=[Entity(id="heydari", label="PERSON", name="Kioumars Haidari")], removed=["iran", "unknown"])
    assert len(index) == len(REGISTER) - 1
    assert index.suggest("ایران") == []
    (found,) = index.suggest("Haidari")
    assert (found.entity.id, found.name) == ("heydari", "Kioumars Haidari")
    assert index.suggest("Kiumars Heydari")[0].reason is Reason.SIMILAR


names = st.text(st.sampled_from("abcI .'é晋三"), min_size=1, max_size=9).filter(str.strip)
registers = st.lists(
    st.builds(Entity, id=st.sampled_from("123456"), label=st.just("X"), name=names, aliases=st.lists(names).map(tuple)),
    unique_by=lambda entity: entity.id,
)


@given(registers, registers, st.sets(st.sampled_from("123456")))
def test_every_name_finds_its_entity_first_also_after_updates(
    before: list[Entity], added: list[Entity], removed: set[str]
) -> None:
    index = EntityIndex(before)
    index.update(added, removed)
    left = {e.id: e for e in before if e.id not in removed} | {e.id: e for e in added}
    assert len(index) == len(left)
    for entity in (*before, *added):
        for name in entity.names:
            found = index.suggest(name, limit=20)
            assert all(left[s.entity.id] is s.entity and s.name in s.entity.names for s in found)
            same = {e.id for e in left.values() if fold(name) in map(fold, e.names)}
            first = found[: len(same)]
            assert {s.entity.id for s in first if s.score == 1.0} == same


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "abd", 1),
        ("abc", "ab", 1),
        ("abc", "xyz", 3),
        ("abc", "abcdef", 3),
    ],
)
def test_edits_are_counted_up_to_the_limit(one: str, other: str, count: int) -> None:
    assert edits(one, other, 2) == edits(other, one, 2) == min(count, 3)
