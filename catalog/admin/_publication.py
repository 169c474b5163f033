"""The way of a record to the public: steps that somebody takes on purpose, each with a button of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin

from catalog.choices import Status

PERMISSION: Final = "catalog.publish_taxon"
"""Held by reviewers; superusers have every permission."""


@dataclass(frozen=True)
class Step:
    """A change of standing: the button's name and words, where it may start, and what is told afterwards."""

    name: str
    label: str
    start: frozenset[Status]
    target: Status
    public: bool
    told: str


STEPS: Final = (
    Step(
        "_to_review",
        "Save and hand in for review",
        frozenset({Status.DRAFT}),
        Status.REVIEW,
        public=False,
        told="is waiting for a reviewer",
    ),
    Step(
        "_to_draft",
        "Save and take back to draft",
        frozenset({Status.REVIEW, Status.WITHDRAWN}),
        Status.DRAFT,
        public=False,
        told="is a draft again",
    ),
    Step(
        "_publish",
        "Save and publish",
        frozenset({Status.DRAFT, Status.REVIEW, Status.WITHDRAWN}),
        Status.PUBLISHED,
        public=True,
        told="is on the public site now",
    ),
    Step(
        "_withdraw",
        "Save and withdraw from the site",
        frozenset({Status.PUBLISHED}),
        Status.WITHDRAWN,
        public=True,
        told="is no longer on the public site",
    ),
)

User = AbstractBaseUser | AnonymousUser


def may_publish(user: User) -> bool:
    """Whether this user may put a record on the public site, or take it down."""
    return isinstance(user, PermissionsMixin) and user.has_perm(PERMISSION)


def steps_for(status: str, user: User) -> list[Step]:
    """The steps that this user may take from here."""
    return [step for step in STEPS if status in step.start and (not step.public or may_publish(user))]


def asked_step(sent: Mapping[str, object]) -> Step | None:
    """The step whose button was pressed."""
    return next((step for step in STEPS if step.name in sent), None)
