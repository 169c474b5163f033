"""Alumroots to be renamed, and what a browser sends when an act of taxonomy is previewed and done."""

from typing import Any

from django.test import Client
from django.urls import reverse

from catalog import facets, names, writing
from catalog.models import Operation, Synonym, Taxon
from tests.editorial.plants import export, make_whole_plant
from tests.factories import make_taxon

HOMOTYPIC = {"becomes": "homotypic"}


def make_alumroots() -> Taxon:
    """Heuchera with *H. rubescens*, which has a part in every section, its autonym and var. *alpicola*; the species."""
    species = make_whole_plant(symbol="HERU")
    make_taxon("Heuchera rubescens var. rubescens", "", parent=species)
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species, symbol="HERUA")
    with writing.change() as change:
        change.save(
            Synonym(
                taxon=variety,
                name="Heuchera rubescens var. pachypoda",
                authority="(Greene) Rosend., Butters & Lakela",
                symbol="HERUP",
            )
        )
    return Taxon.objects.select_related("parent").get(pk=species.pk)


def page(act: str, taxon: Taxon) -> str:
    """The address of an act."""
    return reverse(f"admin:catalog_taxon_{act}", args=[taxon.pk])


def previewed(client: Client, act: str, taxon: Taxon, **fields: Any) -> Any:
    """The page with the preview."""
    answer = client.post(page(act, taxon), {**HOMOTYPIC, **fields, "_preview": "1"})
    assert answer.status_code == 200
    return answer


def sent(answer: Any) -> dict[str, Any]:
    """All that the page with the preview would send."""
    desk = answer.context["desk"]
    fields = {name: desk.form[name].value() for name in desk.form.fields}
    fields |= {"seen": desk.seen, "below_for": desk.below_for}
    for form in [desk.below.management_form, *desk.below.forms]:
        fields |= {bound.html_name: bound.value() for bound in form}
    fields |= {f"pick:{choice.key}": choice.picked for choice in desk.choices}
    return {
        name: getattr(value, "pk", value)
        for name, value in fields.items()
        if value is not None and value != ""
    }


def done(client: Client, act: str, taxon: Taxon, **fields: Any) -> Operation:
    """Preview it, then do it as previewed; the act."""
    answer = previewed(client, act, taxon, **fields)
    assert answer.context["desk"].preview.problems == []
    told = client.post(page(act, taxon), {**sent(answer), "reason": "So says the flora.", "_apply": "1"})
    assert told.status_code == 302, told.context["desk"].form.errors
    return Operation.objects.latest("pk")


def undone(client: Client, operation: Operation) -> Any:
    """Press the button that undoes it."""
    return client.post(reverse("admin:catalog_taxon_undo", args=[operation.pk]), {"reason": "A slip."})


def everything() -> dict[str, Any]:
    """Every plant as an export has it, by name."""
    return {taxon.name: export(taxon) for taxon in Taxon.objects.all()}


def assert_indexed() -> None:
    """Both indexes say what the truth says."""
    assert names.check() == []
    assert facets.check() == []
