"""What mentions in many articles refer to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One entry of the project's register.

    `label` is an entity label's id; `aliases` are other names, without the canonical one; `external` are pairs of a
    register's name and the id there, such as `("wikidata", "Q794")`, sorted and kept as given.
    """

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    external: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the canonical one first."""
        return (self.name, *self.aliases)
