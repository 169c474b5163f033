"""A variable that a template of ours prints and nobody gave it."""

import sys
from types import FrameType

from django.conf import settings
from django.template.base import Node

OURS = str(settings.BASE_DIR / "templates")


class UndefinedVariable(str):
    """Django's ``string_if_invalid`` for the tests: fails where the template is ours, else prints nothing.

    Django asks only for what is printed, so ``{% if heading %}`` may still ask whether an optional
    argument was given. Its own admin templates print undefined variables, and are left alone.
    """

    def __new__(cls) -> "UndefinedVariable":
        # Django looks for this before it uses the operator below; a blank text it would not use at all.
        return super().__new__(cls, "%s")

    def __mod__(self, variable: object) -> str:
        template = rendering(sys._getframe(1))
        if template.startswith(OURS):
            raise AssertionError(f"{template} prints {variable}, which is not defined.")
        return ""


def rendering(frame: FrameType | None) -> str:
    """The path of the template whose node is being rendered on this stack; blank where there is none."""
    while frame:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return str(node.origin)
        frame = frame.f_back
    return ""
