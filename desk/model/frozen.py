"""Making values that cannot be changed at the cost of those that can.

What `dataclass(frozen=True)` writes calls `object.__setattr__` for each field, which takes longer than all the rest of
making the value. An import makes a dozen values for each article; the classes of these are decorated with `quick`.
"""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

C = TypeVar("C", bound=type[Any])


def quick(cls: C) -> C:
    """The frozen and slotted dataclass with an `__init__` that takes the same and costs about half.

    While it runs, the value is of a class of the same layout that can be changed. TypeError for a class that has other
    bases than object, or a `__post_init__`: a value under way is not to be seen by anybody.
    """
    if cls.__bases__ != (object,) or hasattr(cls, "__post_init__"):
        raise TypeError(f"{cls.__name__} is no plain dataclass")
    given = [each for each in fields(cls) if not each.kw_only] + [each for each in fields(cls) if each.kw_only]
    names: dict[str, Any] = {"frozen": cls, "missing": MISSING, "put": object.__setattr__}
    names["changeable"] = type(cls.__name__, (), {"__slots__": cls.__slots__, "__module__": cls.__module__})
    parameters, made = ["self"], []
    for each in given:
        if each.kw_only and "*" not in parameters:
            parameters.append("*")
        default = ""
        if each.default is not MISSING:
            names[f"default_{each.name}"] = each.default
            default = f"=default_{each.name}"
        elif each.default_factory is not MISSING:
            names[f"make_{each.name}"] = each.default_factory
            default = "=missing"
            made.append(f" if {each.name} is missing: {each.name} = make_{each.name}()")
        parameters.append(each.name + default)
    lines = [
        f"def __init__({', '.join(parameters)}):",
        *made,
        " put(self, '__class__', changeable)",
        *(f" self.{each.name} = {each.name}" for each in given),
        " self.__class__ = frozen",
    ]
    # The names are those of fields, as in what dataclass itself writes.
    exec("\n".join(lines), names)  # noqa: S102
    init = names["__init__"]
    old = cls.__init__
    init.__qualname__, init.__annotations__, init.__doc__ = old.__qualname__, old.__annotations__, old.__doc__
    cls.__init__ = init
    return cls
