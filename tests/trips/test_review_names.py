"""Whose work is under review is said by name, also where an import brought it."""

from .conftest import Sit
from .hand import Hand


def test_the_sample_is_the_samples(sit: Sit) -> None:
    hand: Hand = sit()
    author = hand.annotations[0].author
    assert hand.window.parts.reviews.name_of(author) == "Sample"
