"""Entities that two files know under different ids, though a register outside has one id for both."""

from collections.abc import Iterable

from desk.actions.joining.joint import Joint, called
from desk.model.entity import Entity


def tell_of_doubles(joint: Joint, ours: Iterable[Entity]) -> None:
    """Notes each entity that comes in and that an outside register takes for one that is here.

    They stay two: whether the registers' ids are right is for a person to say, who merges them.
    """
    known = {pair: entity for entity in ours for pair in entity.external}
    for key, final in joint.finals.items():
        if not isinstance(final, Entity) or key in joint.stored:
            continue
        for pair in final.external:
            if pair in known:
                register, id = pair
                joint.notes.append(
                    f"The entity “{called(final)}” comes in beside “{called(known[pair])}”, "
                    f"which has the same id in {register}, {id}; merge them if they are one."
                )
                break
