"""Making values that cannot be changed at the cost of those that can.

What `dataclass(frozen=True)` writes calls `object.__setattr__` for each field, which takes longer than all the rest of
making the value. An import makes a dozen values for each article; the classes of these are decorated with `quick`.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar

C = TypeVar("C", bound=type[Any])
V = TypeVar("V")


def quick(cls: C) -> C:
    """The frozen and slotted dataclass with an `__init__` that takes the same and costs about half.

    While it runs, the value is of a class of the same layout that can be changed. TypeError for a class that is not
    slotted, that has other bases than object, a `__post_init__`, or fields that are not given or not kept, and for one
    that builds on such a class: a value under way is not to be seen by anybody.
    """
    given, code = {each.name: each for each in fields(cls)}, cls.__init__.__code__
    parameters = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    slotted = "__slots__" in vars(cls)
    if not slotted or cls.__bases__ != (object,) or hasattr(cls, "__post_init__") or {*parameters} != {*given}:
        raise TypeError(f"{cls.__name__} is no plain dataclass")
    names: dict[str, Any] = {"__name__": cls.__module__, "_frozen": cls, "_missing": MISSING}
    names["_put"] = object.__setattr__
    names["_changeable"] = _changeable(cls)
    head, made = ["self"], []
    for each in map(given.__getitem__, parameters):
        if each.kw_only and "*" not in head:
            head.append("*")
        default = ""
        if each.default is not MISSING:
            names[f"_default_{each.name}"] = each.default
            default = f"=_default_{each.name}"
        elif each.default_factory is not MISSING:
            names[f"_make_{each.name}"] = each.default_factory
            default = "=_missing"
            made.append(f" if {each.name} is _missing: {each.name} = _make_{each.name}()")
        head.append(each.name + default)
    lines = [
        f"def __init__({', '.join(head)}):",
        *made,
        " _put(self, '__class__', _changeable)",
        *(f" self.{name} = {name}" for name in parameters),
        " self.__class__ = _frozen",
    ]
    # The names are those of fields, as in what dataclass itself writes.
    exec("\n".join(lines), names)  # noqa: S102
    init = names["__init__"]
    old = cls.__init__
    init.__qualname__, init.__annotations__, init.__doc__ = old.__qualname__, old.__annotations__, old.__doc__
    cls.__init__ = init
    cls.__init_subclass__ = classmethod(_refuse)  # type: ignore[assignment]  # as one in the class would be
    return cls


def _refuse(cls: type[Any], /, **_: object) -> None:
    raise TypeError(f"{cls.__name__} builds on a class whose values are made quickly")


def maker(cls: type[V]) -> Callable[..., V]:
    """A function that makes a value of a `quick` class from all of its fields, in their order and without names.

    Handing names to a class takes half of the time that is left; this is for what is made thousands of times.
    """
    given = [each.name for each in fields(cls)]  # type: ignore[arg-type]  # it is a dataclass
    names: dict[str, Any] = {"__name__": cls.__module__, "_frozen": cls, "_changeable": _changeable(cls)}
    lines = [
        f"def make({', '.join(given)}):",
        " _made = _changeable()",
        *(f" _made.{name} = {name}" for name in given),
        " _made.__class__ = _frozen",
        " return _made",
    ]
    exec("\n".join(lines), names)  # noqa: S102 - as above
    make: Callable[..., V] = names["make"]
    return make


def _changeable(cls: type[Any]) -> type[Any]:
    """A class of the same layout whose values can be changed."""
    return type(cls.__name__, (), {"__slots__": cls.__slots__, "__module__": cls.__module__})
