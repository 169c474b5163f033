"""The style page: for staff alone, and with every component and token that the site has."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalog.models import Hazard, LegalStatus, Resistance, Taxon
from catalog.views.style import COMPONENTS, LEFT_OUT, STYLES
from tests.facets.asking import add
from tests.factories import make_care, make_place, make_profile, make_taxon
from tests.views.test_photos import make_photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]

COMPONENT = re.compile(
    r'<li id="component-([\w-]+)">(.*?)(?=<li id="component-|</ol>\s*</section>\s*</main>)', re.DOTALL
)


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("chief"))
    return client


@pytest.fixture
def full(media_root: Path) -> Taxon:
    """A plant of which everything is recorded that a component tells."""
    taxon = Taxon.objects.get(symbol="HERUA")
    make_photo(taxon)
    add(Hazard(taxon=taxon, kind="toxic", affects="dogs", severity="slight"))
    add(Resistance(taxon=taxon, against="drought", grade="high"))
    add(LegalStatus(taxon=taxon, jurisdiction="US-CA", kind="noxious"))
    other = make_taxon("Heuchera nivalis", "Rosend.", parent=Taxon.objects.get(slug="heuchera"))
    make_profile(other, habit=("forb",))
    make_care(other, light=("full-sun",), water_use=("low",), zone_min=7, zone_max=16)
    make_place(other, "US-CA")
    return taxon


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/style/{query}")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    return response.content.decode()


def test_every_component_is_shown_or_its_absence_explained(staff: Client, full: Taxon):
    shown = dict(COMPONENT.findall(page(staff, f"?plant={full.symbol}")))
    assert shown.keys() == {path.stem for path in COMPONENTS.glob("*.html")}
    assert {name for name, made in shown.items() if "style__reason" in made} == LEFT_OUT.keys()


def test_every_token_is_shown(staff: Client):
    sheet = (STYLES / "tokens.css").read_text(encoding="utf-8")
    seen = page(staff)
    for token in set(re.findall(r"(--[\w-]+):", sheet)):
        assert f"<code>{token}</code>" in seen


def test_what_stays_off_the_paper_is_marked(staff: Client):
    shown = dict(COMPONENT.findall(page(staff)))
    assert {name for name, made in shown.items() if "Left out on paper." in made} >= {
        "pager",
        "cited",
        "similar",
    }
    assert "Left out on paper." not in shown["glance-strip"]


def test_a_scheme_is_chosen_for_the_components(staff: Client):
    assert 'class="style__components style__scheme style__scheme--dark"' in page(staff, "?scheme=dark")
    assert 'class="style__components"' in page(staff, "?scheme=pink")


def test_a_plant_that_nobody_knows_is_said_and_an_empty_catalogue_too(staff: Client):
    assert "No public plant has this address or symbol." in page(staff, "?plant=zzzz")
    Taxon.objects.update(status="draft")
    assert "The catalogue holds no public plant yet" in page(staff)


def test_the_public_is_told_that_there_is_no_such_page(client: Client):
    assert client.get("/style/").status_code == 404
