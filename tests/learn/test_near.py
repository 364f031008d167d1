from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.learn.near import FEWEST, NearIndex, body, near_copies, words_of
from desk.model.article import Region
from desk.work import Cancelled, Progress
from tests.wire_stories import archive

STORY = " ".join(f"word{number} of a story about exercises" for number in range(30))
OTHER = " ".join(f"thing{number} in quite another report on trade" for number in range(30))


def test_copies_are_found_and_follow_ups_are_not() -> None:
    stories = list(archive(2_000, 200, 200, seed=7))
    groups = near_copies(((story.number, story.text) for story in stories), Progress())
    found = {number for group in groups for number in group.members[1:]}
    copies = {story.number for story in stories if story.copy_of is not None}
    assert len(found & copies) / len(found) > 0.99
    assert len(found & copies) / len(copies) > 0.99
    origins = {story.number: story.copy_of for story in stories}
    assert all(origins[n] is None or origins[n] in group.members for group in groups for n in group.members)


def test_groups_come_in_order_with_how_alike_their_members_are() -> None:
    texts = [
        ("a", OTHER),
        ("b", STORY),
        ("c", f"{STORY} And more words than before."),
        ("d", OTHER.upper()),
        ("e", "no"),
    ]
    first, second = near_copies(texts, Progress())
    assert (first.members, second.members) == (("a", "d"), ("b", "c"))
    [pair] = first.pairs
    assert (pair.first, pair.second, pair.similarity, pair.held) == ("a", "d", 1.0, 1.0)
    [pair] = second.pairs
    assert 0.9 < pair.similarity < 1
    assert pair.held == 1


def test_a_short_piece_of_a_long_text_is_found_whichever_came_first() -> None:
    long = " ".join(f"this is sentence {n} of a very long report {n * 7}" for n in range(500))
    short = long[9_000:9_300]
    for texts in ([("long", long), ("short", short)], [("short", short), ("long", long)]):
        [group] = near_copies(texts, Progress())
        assert group.pairs[0].held > 0.9
        assert group.pairs[0].similarity < 0.1


def test_a_text_is_compared_with_those_of_an_index_without_going_in() -> None:
    index: NearIndex[int] = NearIndex()
    index.add(1, STORY)
    index.add(2, OTHER)
    [match] = index.find(f"{OTHER} A new end to it.")
    assert match.id == 2
    assert len(index) == 2
    assert index.find("Nothing like it. " * 10) == []
    assert index.find("") == []


def test_a_hundred_copies_are_one_group() -> None:
    texts = [(n, f"Site {n}: {STORY}") for n in range(120)]
    [group] = near_copies(texts, Progress())
    assert group.members == tuple(range(120))


def test_few_words_are_near_copies_of_nothing() -> None:
    few = "one two three four five"
    assert len(few.split()) < FEWEST
    assert near_copies([(1, few), (2, few)], Progress()) == []


def test_texts_without_blanks_are_compared_by_their_letters() -> None:
    story = (Path(__file__).parents[2] / "tests" / "data" / "joint-exercises.txt").read_text(encoding="utf-8")
    chinese = "伊朗陆军司令基尤马尔斯周一表示伊朗与伊拉克应当举行联合军事演习以加强两国边境地区的安全与合作"
    other = "日本の気象庁は火曜日に関東地方で大雨が降る可能性があると発表し住民に注意を呼びかけた"
    groups = near_copies([(1, chinese), (2, other), (3, f"本报讯{chinese[2:]}。"), (4, story)], Progress())
    assert [group.members for group in groups] == [(1, 3)]


def test_joiners_and_soft_hyphens_make_no_other_word() -> None:
    assert words_of("می‌خواهند") == words_of("میخواهند")
    assert words_of("Exer\u00adcises, 21:57 — U.S.-led") == ["exercises", "21", "57", "u", "s", "led"]
    assert words_of("東京都 and 京") == ["東京", "京都", "and", "京"]


def test_looking_can_be_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        near_copies([(1, STORY)], progress)


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_the_body_is_the_text_without_its_regions(text: str, places: list[tuple[int, int]]) -> None:
    regions = sorted(Region(min(a, b), max(a, b), "header") for a, b in places)
    covered = {n for region in regions for n in range(region.start, region.end)}
    assert body(text, regions) == "".join(char for n, char in enumerate(text) if n not in covered)
