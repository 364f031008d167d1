"""Which claims are offered as saying the same, and how well that works on a set made for it.

The set is made here: who, what and when are drawn from three short lists and filled with names and figures. What says
the same is that sentence with one to three light edits (a word replaced by its like, an aside, a speaker in front, the
tail left out), as two reports of one agency text have it. What does not is every other sentence, most of which share
their phrases with hundreds, and for three in ten the very same sentence with other names and figures. That is harder
than news in its repetition and easier in its wording: claims in other words, which the measure cannot see, are not in
it.
"""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.learn.similar import ClaimIndex, Likeness

CONTENT = "Iran and Iraq should hold joint military exercises to improve the security of their common border"


def alike(one: str, other: str) -> bool:
    return bool(ClaimIndex([("1", one), ("2", other)]).candidates("1"))


def test_the_same_words_are_the_same_claim_whatever_their_case_and_marks() -> None:
    index = ClaimIndex([("a", CONTENT), ("b", f"“{CONTENT.upper()}.”"), ("c", "The drone was shot down on Thursday")])
    (found,) = index.candidates("a")
    assert (found.claim, found.score, found.reason) == ("b", 1.0, Likeness.SAME_WORDS)
    assert index.candidates("c") == []


def test_a_claim_that_another_holds_is_offered() -> None:
    tail = "the commander said in a speech to cadets at an academy near the capital early on Monday morning"
    long = f"{CONTENT}, {tail}, while several thousand people outside called for his dismissal over last year's budget"
    (found,) = ClaimIndex([("long", long), ("short", CONTENT)]).candidates("short")
    assert (found.claim, found.reason) == ("long", Likeness.HOLDS_IT)


def test_other_figures_are_pointed_out() -> None:
    one = "Trade between the two countries could increase from $4 billion to $5 billion this year"
    found = ClaimIndex([("1", one), ("2", one.replace("$5", "$6"))]).candidates("1")
    assert [(c.claim, c.numbers_differ) for c in found] == [("2", True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran shot down a U.S. drone", "Iran has shot down a US drone"),
        ("Tehran will not negotiate", "Tehran will never negotiate"),
        ("ایران پهپاد آمریکایی را سرنگون کرد", "ایران پهپاد امريكايي را سرنگون کرده است"),
        ("安倍首相は来月テヘランを訪問する予定だ", "安倍首相は来月にもテヘランを訪問する"),
        ("นายกรัฐมนตรีจะเดินทางเยือนเตหะรานเดือนหน้า", "นายกรัฐมนตรีจะเยือนเตหะรานในเดือนหน้า"),
    ],
)
def test_short_claims_and_those_in_other_scripts_are_offered(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran shot down a U.S. drone", "Iraq bought a new tanker"),
        ("安倍首相は来月テヘランを訪問する予定だ", "日本銀行は金利を据え置いた"),
        ("", ""),
        ("no", "yes"),
    ],
)
def test_different_claims_are_not_offered(one: str, other: str) -> None:
    assert not alike(one, other) or one == other


def test_a_claim_is_never_offered_for_itself_nor_one_left_out() -> None:
    index = ClaimIndex((str(i), CONTENT) for i in range(20))
    assert "3" not in {c.claim for c in index.candidates("3", 50)}
    assert {c.claim for c in index.candidates("3", 50, without=("4", "5"))} == set(map(str, range(20))) - set("345")
    assert len(index.candidates("3", 5)) == 5
    with pytest.raises(KeyError):
        index.candidates("unknown")


def test_a_text_that_is_no_claim_yet_has_candidates() -> None:
    assert [c.claim for c in ClaimIndex([("1", CONTENT)]).candidates_for(CONTENT + " soon")] == ["1"]


def test_a_phrase_in_every_claim_does_not_hide_the_ones_that_are_alike() -> None:
    phrase = "according to a report by the state news agency on Monday"
    words = ["red", "blue", "green", "grey", "white", "black", "pink", "gold", "brown"]
    dice = random.Random(1)
    claims = [(str(i), f"{' '.join(dice.choices(words, k=12))} {i} {phrase}") for i in range(600)]
    index = ClaimIndex([*claims, ("a", f"{CONTENT} {phrase}"), ("b", f"{CONTENT}, {phrase}")])
    assert index.candidates("a")[0].claim == "b"


def test_every_pair_is_given_once() -> None:
    index = ClaimIndex([("a", CONTENT), ("b", CONTENT + " soon"), ("c", "The tanker left port"), ("d", CONTENT)])
    assert sorted((id, c.claim) for id, c in index.pairs()) == [("a", "b"), ("a", "d"), ("b", "d")]


texts = st.lists(
    st.sampled_from(["iran", "iraq", "drone", "said", "the", "a", "4", "5", "tanker", "port"]), min_size=1, max_size=14
)
claims = st.dictionaries(st.sampled_from("abcdefgh"), texts.map(" ".join))


@given(claims, claims, st.sets(st.sampled_from("abcdefgh")))
def test_an_index_kept_up_to_date_is_like_a_new_one(
    before: dict[str, str], put: dict[str, str], gone: set[str]
) -> None:
    index = ClaimIndex(before.items())
    for id in gone:
        index.remove(id)
    for id, text in put.items():
        index.put(id, text)
    left = {id: text for id, text in before.items() if id not in gone} | put
    new = ClaimIndex(left.items())
    assert len(index) == len(new) == len(left)
    for id in left:
        assert index.candidates(id, 50) == new.candidates(id, 50)


PEOPLE = (
    "Heydari", "Sabahifar", "Ebadi", "Barzani", "Larsen", "Okafor", "Petrov", "Nakamura", "Silva", "Haddad", "Novak",
    "Moreau", "Lindqvist", "Castro", "Adeyemi", "Baptiste", "Contreras", "Dragomir", "Eriksen", "Fontaine", "Goldberg",
    "Hakimi", "Ibrahim", "Jansen", "Kowalski", "Lopez", "Mbeki", "Nguyen", "Oduya", "Park",
)  # fmt: skip
PLACES = (
    "Erbil", "Tehran", "Basra", "Oslo", "Lagos", "Sofia", "Osaka", "Recife", "Amman", "Brno", "Lyon", "Malmo", "Quito",
    "Cork", "Tartu", "Gdansk", "Aleppo", "Bergen", "Cadiz", "Dakar", "Essen", "Fez", "Gaza", "Haifa", "Izmir", "Jaffa",
    "Kyoto", "Lima", "Minsk", "Nantes",
)  # fmt: skip
GOODS = (
    "grain", "steel", "timber", "cement", "copper", "cotton", "sugar", "diesel", "fish", "wool", "glass", "paper",
    "rice", "salt", "tin", "zinc",
)  # fmt: skip
WHO = (
    "{a}",
    "the mayor of {x}",
    "a spokesman for {a}",
    "the harbour authority in {x}",
    "two officials close to {a}",
    "the union of {g} workers",
    "the central bank",
    "witnesses in {x}",
    "the rail operator",
    "{a} and {b}",
)
DID = (
    "will reopen the bridge between {x} and {y}",
    "has raised the tax on {g} to {n} per cent",
    "sold {n} tonnes of {g} to buyers in {y}",
    "refused to meet the delegation led by {b}",
    "lost {n} boats in the storm off {y}",
    "signed a contract for {n} new buses",
    "will cut the price of {g} by a third",
    "called for talks with {b} in {y}",
    "found {n} cases of fever among farm workers",
    "plans to move {n} families away from the river",
    "closed the market for {g} in {y}",
    "withdrew the complaint against {b}",
    "has doubled the number of flights to {y}",
    "expects a harvest of {n} thousand tonnes of {g}",
    "ordered the arrest of {n} men in {y}",
)
WHEN = (
    "before the end of the year",
    "after a vote that had been put off twice",
    "despite warnings from the regulator",
    "under an agreement reached last spring",
    "while repairs to the main road continue",
    "because the old permit had expired",
    "according to a document seen by reporters",
    "in what critics called a rushed decision",
    "for the first time since the flood",
    "at a meeting that lasted {n} hours",
    "on the advice of foreign engineers",
    "",
)
LIKE = {
    "said": "stated", "would": "will", "reopen": "open again", "rise": "increase", "could": "may", "hurt": "injured",
    "agreed": "have agreed", "build": "construct", "fell": "dropped", "voted": "has voted", "plan": "proposal",
    "cancelled": "called off", "host": "hold", "talks": "negotiations", "stopped": "seized", "full of": "storing",
    "loaded with": "carrying", "near": "outside", "by the end of": "before the end of", "at least": "no fewer than",
}  # fmt: skip


def filled(dice: random.Random, sentence: str) -> str:
    (a, b), (x, y) = dice.sample(PEOPLE, 2), dice.sample(PLACES, 2)
    return sentence.format(a=a, b=b, x=x, y=y, g=dice.choice(GOODS), n=dice.randint(3, 99))


def edited(dice: random.Random, text: str) -> str:
    """The same claim as another report may have it: one to three light edits."""
    for _ in range(dice.randint(1, 3)):
        words = text.split()
        match dice.randrange(4):
            case 0:
                for old, new in dice.sample(sorted(LIKE.items()), len(LIKE)):
                    if f" {old} " in text:
                        text = text.replace(f" {old} ", f" {new} ", 1)
                        break
            case 1:
                at = dice.randrange(1, len(words))
                text = " ".join([*words[:at], dice.choice(["reportedly", "also", "now", "already"]), *words[at:]])
            case 2:
                text = f"{dice.choice(PEOPLE)} said on Monday that {text}"
            case _:
                text = " ".join(words[: max(8, len(words) - 3)])
    return text


def made_up() -> dict[tuple[int, int], str]:
    """Claims by the number of the statement and of the report; those with one statement's number say the same."""
    dice = random.Random(7)
    claims: dict[tuple[int, int], str] = {}
    for _ in range(700):
        sentence = " ".join((dice.choice(WHO), dice.choice(DID), dice.choice(WHEN))).strip()
        text = filled(dice, sentence)
        statement = len(claims)
        for report in range(dice.choice((1, 1, 2, 3))):
            claims[statement, report] = edited(dice, text) if report else text
        if dice.random() < 0.3:
            claims[len(claims), 0] = filled(dice, sentence)
    return claims


def test_quality_on_a_made_up_set() -> None:
    claims = {f"{statement}-{report}": text for (statement, report), text in made_up().items()}
    index = ClaimIndex(claims.items())
    statements = Counter(map(statement_of, claims))
    same = sum(count * (count - 1) // 2 for count in statements.values())
    offered = [(statement_of(id), statement_of(candidate.claim)) for id, candidate in index.pairs()]
    right = sum(one == other for one, other in offered)
    firsts = [
        statement_of(found[0].claim) == statement_of(id)
        for id in claims
        if statements[statement_of(id)] > 1 and (found := index.candidates(id, 1))
    ]
    precision, recall, first = right / len(offered), right / same, sum(firsts) / len(firsts)
    print(f"{len(claims):,} claims, {same:,} pairs say the same, {len(offered):,} pairs offered:")
    print(f"precision {precision:.3f}, recall {recall:.3f}; the first one offered is right in {first:.3f}")
    assert recall > 0.9
    assert precision > 0.5
    assert first > 0.95


def statement_of(id: str) -> str:
    return id.partition("-")[0]
