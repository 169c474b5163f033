"""Publication at an hour that was set."""

import datetime as dt
from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from catalog import writing
from catalog.documents import DocumentError
from catalog.models import Schedule, Taxon, WorkingDraft

from ._drafts import publish
from ._workflow import may_publish

CHANGED = (
    "It was changed after its publication was set for this hour. Look at it again, and set the hour anew."
)

NOT_THEIRS = "Who set this hour may not publish any more. A reviewer may set it anew."


def plan_publication(taxon: Taxon, at: dt.datetime | None, user: AbstractBaseUser) -> None:
    """Set the hour at which the plant, or the draft beside it, goes public as it is now; None takes it back.

    Raises OutOfScope, and ValidationError where it would publish own words on a site that asks for another reviewer.
    """
    writing.require(writing.families_of(user), [taxon.pk])
    if at is None:
        Schedule.objects.filter(taxon=taxon).delete()
        return
    writing.require_another_author(user, [taxon.pk])
    draft = WorkingDraft.objects.filter(taxon=taxon).first()
    values = {
        "publish_at": at,
        "taxon_version": Taxon.objects.values_list("version", flat=True).get(pk=taxon.pk),
        "draft_version": draft.version if draft else 0,
        "user": user,
        "user_name": user.get_username()[:150],
        "trouble": "",
    }
    Schedule.objects.update_or_create(taxon=taxon, defaults=values)


def due(now: dt.datetime) -> QuerySet[Schedule]:
    """The plans whose hour has come and that have met with no trouble."""
    return Schedule.objects.filter(publish_at__lte=now, trouble="").select_related("taxon", "user")


def publish_due(now: dt.datetime | None = None) -> Iterator[tuple[Schedule, str]]:
    """Publish what is due, each plant in a change of its own; each plan with the trouble it met, or nothing."""
    hour = now or timezone.now()
    for key in list(due(hour).values_list("pk", flat=True)):
        with writing.alone():  # nobody saves between the look at the versions and the publication
            schedule = due(hour).filter(pk=key).first()
            trouble = _trouble(schedule) if schedule is not None else ""
            if trouble:
                Schedule.objects.filter(pk=key).update(trouble=trouble)
            else:
                Schedule.objects.filter(pk=key).delete()
        if schedule is not None:
            yield schedule, trouble


def _trouble(schedule: Schedule) -> str:
    draft = WorkingDraft.objects.filter(taxon=schedule.taxon).first()
    if not schedule.approves(schedule.taxon.version, draft.version if draft else 0):
        return CHANGED
    if schedule.user is None or not may_publish(schedule.user):
        return NOT_THEIRS
    try:
        publish(schedule.taxon, schedule.user, f"Set for {schedule.publish_at:%Y-%m-%d %H:%M} UTC")
    except ValidationError as refused:
        return " ".join(refused.messages)
    except DocumentError as refused:
        return " ".join(refused.problems)
    return ""
