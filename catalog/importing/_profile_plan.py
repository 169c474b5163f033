"""Plant profiles as text documents: plan and write."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from catalog import documents, nomenclature
from catalog.importing._findings import FileRefused, Finding, read_each
from catalog.importing._plan import Ledger, SourceFile
from catalog.importing._profile_bundle import Choices, ProfileBundle
from catalog.importing._profile_document import ProfileDocument
from catalog.importing._profile_text import parse_profile
from catalog.importing._proposals import doubtful_ranges, propose_facts
from catalog.importing._reading import read_text
from catalog.models import Taxon


class ProfilePlan:
    """What the profiles would change. Each is planned against the catalogue as it stands."""

    kind = "profile"
    changes_names = True
    changes_taxa = True

    def __init__(self, profiles: Sequence[tuple[SourceFile, ProfileDocument]], choices: Choices) -> None:
        self.files = [file for file, _ in profiles]
        self.ledger = Ledger()
        self.ledger.note_files(self.files)
        self.bundles = []
        for _, profile in profiles:
            self.ledger.warn([*profile.warnings, *doubtful_ranges(profile)])
            bundle = ProfileBundle(profile, propose_facts(profile), choices, self.ledger).build()
            if _changes(bundle):
                self.bundles.append(bundle)
            else:
                self.ledger.unchanged("plant")

    @property
    def size(self) -> int:
        """How many profiles change anything."""
        return len(self.bundles)

    def write(self) -> set[int]:
        """Load the documents; the keys of the taxa they describe. Raises FileRefused for what the rules refuse."""
        for bundle in self.bundles:
            try:
                documents.load(bundle, traced=False)
            except documents.DocumentError as fault:
                raise FileRefused([Finding(None, "", None, text) for text in fault.problems[:20]]) from fault
        return self.known_taxa

    @property
    def known_taxa(self) -> set[int]:
        """The taxa described, as far as they are there. A query."""
        keys = {
            nomenclature.name_key(row["taxon"]["name"]) for bundle in self.bundles for row in bundle["plants"]
        }
        return set(Taxon.objects.filter(name_key__in=keys).values_list("pk", flat=True))


def plan_profiles(
    paths: Sequence[Path], *, accept_facts: bool = False, publish: bool = False
) -> Callable[[], ProfilePlan]:
    """Read profile documents and answer with what makes their plan. Raises FileRefused naming file and line."""
    profiles = read_each(_read, paths)
    _refuse_twins(profiles)
    choices = Choices(accept_facts=accept_facts, publish=publish)
    return lambda: ProfilePlan(profiles, choices)


def _read(path: Path) -> tuple[SourceFile, ProfileDocument]:
    text = read_text(path)
    return SourceFile(path.name, text.sha256, text.notices), parse_profile(text.text, name=path.name)


def _refuse_twins(profiles: Sequence[tuple[SourceFile, ProfileDocument]]) -> None:
    seen: dict[str, str] = {}
    for file, profile in profiles:
        key = nomenclature.name_key(profile.botanical_name)
        if key in seen:
            rule = f"is described in {seen[key]} and again in {file.name}; import one of them"
            raise FileRefused([Finding(None, "Botanical name", profile.botanical_name, rule)])
        seen[key] = file.name


def _changes(bundle: dict[str, Any]) -> bool:
    """Whether loading would change anything: the plant, a parent that is missing, or a parent's place."""
    for row in bundle["plants"]:
        taxon = _stored(row["taxon"])
        if taxon is None:
            return True
        if not row.get("if_missing") and _comparable(documents.serialise(taxon)) != _comparable(row):
            return True
    return False


def _stored(row: dict[str, Any]) -> Taxon | None:
    keys = {
        "name_key": nomenclature.name_key(row["name"]),
        "authority_key": nomenclature.authority_key(row.get("authority", "")),
    }
    return Taxon.objects.select_related("parent").filter(**keys).first()


def _comparable(plant: dict[str, Any]) -> dict[str, Any]:
    """A document without empty parts, with its rows in one order, and without the identifiers of other taxa."""
    taxon = {**plant["taxon"], "parent": _bare(plant["taxon"].get("parent"))}
    rows = {**plant, "look_alikes": [_bare(row) for row in plant.get("look_alikes", ())]}
    return {
        **{
            key: sorted(map(repr, part)) if isinstance(part, list) else part
            for key, part in rows.items()
            if part
        },
        "taxon": taxon,
    }


def _bare(row: dict[str, Any] | None) -> dict[str, Any] | None:
    return row and {key: value for key, value in row.items() if key != "name_id"}
