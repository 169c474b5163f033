"""What nobody outside may read: words that stand in drafts alone. A word of its own for each part tells a leak."""

from collections.abc import Iterable

from django.contrib.auth.models import User

from catalog import editorial, writing
from catalog.choices import Status
from catalog.models import ArticleSection, Citation, LookAlike, Photo, Taxon
from catalog.serialising import serialise
from tests.editorial.plants import stored_photo
from tests.factories import (
    make_care,
    make_family,
    make_place,
    make_profile,
    make_source,
    make_synonym,
    make_taxon,
    make_vernacular,
)

HIDDEN = (Status.DRAFT, Status.REVIEW, Status.WITHDRAWN)
PARTS = ("species", "", "synonym", "former", "bells", "heading", "words", "photo", "caption", "source")
BESIDE = ("zqxella", "zqxnewremark", "zqxnewname", "zqxnewbells", "zqxnewwords", "zqxnewtitle")
"""The words of the working draft, and a genus of which drafts alone have a name."""


def word(part: str, status: Status) -> str:
    """The word for one part of the plant that has this standing; the symbol, which is short, for no part."""
    return f"zqx{part}{status}"


WORDS = (*(word(part, status) for status in HIDDEN for part in PARTS), *BESIDE)


def make_public_plants() -> None:
    """What visitors may see: a genus and two species, with something in most parts."""
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    for name, symbol in (("Heuchera rubescens", "HERU"), ("Heuchera micrantha", "HEMI")):
        taxon = make_taxon(name, symbol=symbol, parent=genus)
        make_vernacular(taxon, f"{symbol.lower()} alumroot")
        make_synonym(taxon, f"Tiarella {symbol.lower()}")
        _describe(taxon)
        with writing.change() as change:
            change.save(ArticleSection(taxon=taxon, heading="Home", body="<p>High among wet rocks.</p>"))


def make_secrets() -> None:
    """A plant of every standing but the public one, and changes of a public one that wait beside its page."""
    for status in HIDDEN:
        _make_hidden(status)
    _keep_beside(Taxon.objects.select_related("parent").get(symbol="HERU"))


def texts() -> Iterable[str]:
    """What a visitor could type who knows, or nearly knows, what is hidden."""
    draft = Taxon.objects.get(symbol=word("", Status.DRAFT).upper())
    yield from (
        draft.name,
        draft.name[:-2] + draft.name[-1],  # misspelt
        draft.slug,
        str(draft.name_id),
        draft.symbol or "",
        f"Zqxella {word('synonym', Status.DRAFT)}",
        f"Zqxella {word('synonym', Status.DRAFT)[:-3]}xt",
        word("bells", Status.DRAFT),
        f"heuchera-{word('former', Status.DRAFT)}",
        f"Heuchera {word('species', Status.REVIEW)}",
        f"Heuchera {word('species', Status.WITHDRAWN)}",
        "Zqxella zqxnewname",
        "zqxnewbells",
        "zqx",
    )


def _make_hidden(status: Status) -> None:
    public = Taxon.objects.get(symbol="HERU")
    taxon = make_taxon(
        f"Heuchera {word('former', status)}",
        symbol=word("", status).upper(),
        parent=public.parent,
        status=status,
    )
    taxon.name, taxon.full_name, taxon.slug = f"Heuchera {word('species', status)}", "", ""
    with writing.change() as change:
        change.save(taxon)
    make_vernacular(taxon, word("bells", status))
    make_synonym(taxon, f"Zqxella {word('synonym', status)}")
    _describe(taxon)
    title = word("source", status)
    rows = (
        ArticleSection(
            taxon=taxon, heading=word("heading", status), body=f"<p>Of {word('words', status)}.</p>"
        ),
        Photo(
            taxon=taxon,
            image=stored_photo(word("photo", status)),
            caption=word("caption", status),
            alternative_text=word("caption", status),
            licence="cc0",
        ),
        Citation(taxon=taxon, trait="light", quote=title, source=make_source(f"of-{status}", "A flora")),
        LookAlike(taxon=taxon, other=public, character=f"By {word('words', status)}."),
    )
    with writing.change() as change:
        for row in rows:
            change.save(row)


def _describe(taxon: Taxon) -> None:
    make_profile(taxon, habit=("forb",), bloom_months=("5",), height_min=10, height_max=35)
    make_care(taxon, light=("part-shade",), zone_min=7, zone_max=16)
    make_place(taxon, "US-CA")


def _keep_beside(taxon: Taxon) -> None:
    document = serialise(taxon)
    changed = {
        **document,
        "taxon": {**document["taxon"], "name_note": "zqxnewremark"},
        "article": {
            "title": "Of zqxnewtitle",
            "sections": [{"kind": "other", "heading": "Home", "body": "<p>Of zqxnewwords.</p>"}],
        },
    }
    changed["vernacular_names"] = [*document["vernacular_names"], {"name": "zqxnewbells", "language": "en"}]
    changed["synonyms"] = [*document["synonyms"], {"name": "Zqxella zqxnewname", "authority": "X."}]
    author = User.objects.create_user("author")
    kept = editorial.keep(taxon, changed, author, reason="for the canary")
    assert kept is not None
    editorial.plan_publication(taxon, kept.updated_at, User.objects.get(username="author"))
