from itertools import combinations
from pathlib import Path

import pytest

from desk.formats.labelset import read_labels
from desk.model.label import LabelKind
from desk.ui.dialogs import labels_colors as colors

DEFAULT = Path(__file__).parents[3] / "resources" / "labels" / "default.json"
FOR_EVERYBODY = 12.0
FOR_NORMAL_VISION = 20.0


# Pairs from the supplementary data of Sharma, Wu, Dalal (2005), "The CIEDE2000 Color-Difference Formula".
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_paper(one: colors.Triple, other: colors.Triple, expected: float) -> None:
    assert colors.ciede2000(one, other) == pytest.approx(expected, abs=5e-5)
    assert colors.ciede2000(other, one) == pytest.approx(expected, abs=5e-5)


def test_red_and_green_are_alike_to_some_and_not_to_others() -> None:
    red, green = "#a05a00", "#5f7a00"
    assert colors.difference_for("normal", red, green) > 25
    assert colors.difference_for("deuteranopia", red, green) < 12
    assert colors.difference(red, red) == 0


@pytest.mark.parametrize("kind", [LabelKind.ENTITY, LabelKind.CLAIM])
def test_the_default_labels_of_a_kind_are_told_apart_by_everybody(kind: LabelKind) -> None:
    used = [label.color for label in read_labels(DEFAULT) if label.kind is kind]
    for one, other in combinations(used, 2):
        assert colors.difference(one, other) >= FOR_EVERYBODY, (one, other)
        assert colors.difference_for("normal", one, other) >= FOR_NORMAL_VISION, (one, other)


def test_the_default_colours_stand_out_on_light_and_dark() -> None:
    for label in read_labels(DEFAULT):
        assert colors.contrast(label.color, "#ffffff") >= 2.25, label.name
        assert colors.contrast(label.color, "#1e1e1e") >= 2.25, label.name


def test_the_palette_holds_no_two_that_are_alike() -> None:
    assert {label.color for label in read_labels(DEFAULT)} < set(colors.PALETTE)
    assert all(colors.difference(one, other) >= colors.ALIKE for one, other in combinations(colors.PALETTE, 2))


def test_a_new_label_gets_the_colour_that_differs_most() -> None:
    assert colors.free_color([]) == colors.PALETTE[0]
    assert colors.free_color(colors.PALETTE[1:]) == colors.PALETTE[0]
    chosen = colors.free_color(colors.PALETTE[:10])
    assert chosen not in colors.PALETTE[:10]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert colors.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colors.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
