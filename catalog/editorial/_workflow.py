"""The way of a record to the public: steps that somebody takes on purpose, and what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.core.exceptions import ValidationError

from catalog import writing
from catalog.choices import Licence, Rank, Status
from catalog.traits import BY_KEY

from ._shape import Document

User = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True)
class Step:
    """A change of standing: the button's name and words, where it may start, who may take it, what is told then.

    ``public`` marks what visitors will see at once.
    """

    name: str
    label: str
    start: frozenset[Status]
    target: Status
    permission: str
    told: str
    public: bool = False

    @property
    def words(self) -> str:
        """What is done, where nothing is saved with it."""
        words = self.label.removeprefix("Save and ")
        return words[:1].upper() + words[1:]


STEPS: Final = (
    Step(
        "_to_review",
        "Save and hand in for review",
        frozenset({Status.DRAFT}),
        Status.REVIEW,
        "catalog.submit_taxon",
        "is waiting for a reviewer",
    ),
    Step(
        "_to_draft",
        "Save and take back to draft",
        frozenset({Status.REVIEW, Status.WITHDRAWN}),
        Status.DRAFT,
        "catalog.return_taxon",
        "is a draft again",
    ),
    Step(
        "_publish",
        "Save and publish",
        frozenset({Status.DRAFT, Status.REVIEW, Status.WITHDRAWN}),
        Status.PUBLISHED,
        "catalog.publish_taxon",
        "is on the public site now",
        public=True,
    ),
    Step(
        "_publish_changes",
        "Save and publish the changes",
        frozenset({Status.PUBLISHED}),
        Status.PUBLISHED,
        "catalog.publish_taxon",
        "is on the public site with its changes",
        public=True,
    ),
    Step(
        "_withdraw",
        "Save and withdraw from the site",
        frozenset({Status.PUBLISHED}),
        Status.WITHDRAWN,
        "catalog.withdraw_taxon",
        "is no longer on the public site",
        public=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Blocker:
    """What is missing before a plant may go public: the part of the record, and a sentence that says what to do."""

    part: str
    sentence: str


def may_take(user: User, step: Step) -> bool:
    """Whether this user holds the permission of a step."""
    return isinstance(user, PermissionsMixin) and user.has_perm(step.permission)


def may_publish(user: User) -> bool:
    """Whether this user may change what the public sees."""
    return isinstance(user, PermissionsMixin) and user.has_perm("catalog.publish_taxon")


def may_publish_own(user: User) -> bool:
    """Whether this user may write on a public page itself, with nobody else to look at it first."""
    return may_publish(user) and not writing.is_another_reviewer_asked_for()


def is_for_others(user: AbstractBaseUser, taxon: int) -> bool:
    """Whether this user wrote some of what waits of a taxon (by key), and the site leaves that to another reviewer."""
    return writing.is_another_reviewer_asked_for() and bool(writing.own_words(user, [taxon]))


def steps_for(status: str, user: User) -> list[Step]:
    """The steps that this user may take from here."""
    return [step for step in STEPS if status in step.start and may_take(user, step)]


def asked_step(sent: Iterable[str]) -> Step | None:
    """The step whose button is among the names that a form has sent."""
    names = set(sent)
    return next((step for step in STEPS if step.name in names), None)


def blockers(document: Document) -> list[Blocker]:
    """What keeps a plant from being published: required facts, a source, and what each photo needs."""
    taxon = document["taxon"]
    found = []
    if taxon.get("parent") is None and taxon.get("rank") != Rank.KINGDOM:
        found.append(
            Blocker("name", "It has no parent: choose the taxon that it stands under, such as its genus.")
        )
    if not _has_source(document):
        found.append(
            Blocker(
                "citations",
                "No source is cited: add one under “Sources of facts”, or choose it with a synonym or common name.",
            )
        )
    if settings.CATALOG_SOURCE_EACH_FACT and (bare := _facts_without_source(document)):
        found.append(
            Blocker(
                "citations", f"No source is cited for {', '.join(bare)}: cite one beside each of these facts."
            )
        )
    sections = document.get("article", {}).get("sections", ())
    if any(not (section.get("heading") or section.get("body")) for section in sections):
        found.append(Blocker("sections", "A section of the article is empty: write it, or delete its row."))
    for number, photo in enumerate(document.get("photos", ()), start=1):
        name = photo.get("caption") or f"Photo {number}"
        if not photo.get("licence"):
            found.append(Blocker("photos", f"{name}: no licence. Choose it, or take the photo out."))
        elif _is_uncredited(photo):
            found.append(
                Blocker("photos", f"{name}: its licence asks for the author's name. Write whom to credit.")
            )
        if not photo.get("alternative_text"):
            found.append(
                Blocker("photos", f"{name}: no alternative text. Say what is to be seen, for the blind.")
            )
    return found


def _is_uncredited(photo: Document) -> bool:
    return Licence(photo["licence"]).asks_for_credit and not photo.get("rights_holder")


def check_publishable(document: Document, live: Document | None = None) -> None:
    """Raise ValidationError with a sentence for each blocker.

    Of a plant that is public already (``live``) only what the changes would bring is refused: an import may have
    published it with less than an editor must give.
    """
    known = blockers(live) if live is not None else []
    new = [blocker for blocker in blockers(document) if blocker not in known]
    if new:
        raise ValidationError(
            [
                *(blocker.sentence for blocker in new),
                "Nothing was saved: save it as a draft first, or add what is missing.",
            ]
        )


def _facts_without_source(document: Document) -> list[str]:
    """What the facts are called that are recorded without a source; places count as one fact."""
    cited = {row["trait"] for row in document.get("citations", ()) if row.get("source")}
    recorded = [*document.get("traits", ()), *(["native"] if document.get("distribution") else [])]
    if "introduced" in cited:
        cited.add("native")
    return [BY_KEY[key].label.lower() for key in recorded if key in BY_KEY and key not in cited]


def _has_source(document: Document) -> bool:
    parts: Iterable[str] = ("citations", "synonyms", "vernacular_names", "placements", "legal")
    return any(row.get("source") for part in parts for row in document.get(part, ()))
