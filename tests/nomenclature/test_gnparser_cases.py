"""The cases of gnparser's own tests (MIT): the canonical form is the same, but where the botanical Code differs."""

import json
from typing import Any

import pytest

from catalog.nomenclature import HYBRID_SIGN, NameWarning, ParsedName, parse
from catalog.nomenclature._text import latinised
from tests.real_data import real_data

# Our canonical form where it is not gnparser's, and why.
EXPLAINED = {
    "Aconitum tauricum nothossp. hayekianum (Gáyer) Grintescu": (
        "Aconitum tauricum nothosubsp. hayekianum",
        "Rec. 5A.1, Art. H.3.1: the term is nothosubsp.; all its spellings are one.",
    ),
    "Arthopyrenia hyalospora × ?": (
        "Arthopyrenia hyalospora × ?",
        "Art. H.2.1: a formula has two parents; the unknown one is kept as a question mark.",
    ),
    "Tsugo-piceo-piceo-picea × crassifolia": (
        "Tsugo-piceo-piceo-picea ×crassifolia",
        "Art. 20.3: a generic name may be hyphened; no Article limits the hyphens.",
    ),
    "Morea (Morea) Burt 2342343242 23424322342 23424234": (
        "Morea",
        "Art. 21.1: a subgenus needs its rank term; brackets after a genus hold its authority (Art. 49.1).",
    ),
}
# Not under the botanical Code, and not read as gnparser does.
NOT_BOTANICAL = {
    "Acidalia remutaria ab. n. undularia": "a moth; an aberration is no rank of Art. 4",
    "Ambrysus-Stål, 1862": "an insect whose author is glued to it",
    "Acarinina aff. pentacamerata": "a foraminifer; we keep the name that it is compared with, marked",
    "Lacanobia nr. subjuncta Bold:Aab, 0925": "a moth; we keep the name that it is compared with, marked",
    "Crenarchaeote enrichment culture clone OREC-B1022": "prokaryotes have their own Code",
}
WANTED = 0.97


def canonical(name: ParsedName) -> str | None:
    """The name as gnparser's canonical form has it: ranks kept, letters transcribed, no authority."""
    if not name.quality:
        return None
    if name.is_formula:
        return f" {HYBRID_SIGN} ".join(name.hybrid_parents)
    genus, *others = (part for part in name.parts if part.connector != "()")
    sign = HYBRID_SIGN if genus.hybrid else ""
    words = [sign + latinised(genus.epithet.lower()).capitalize()]
    words += [
        latinised(part.text.replace("'", "")) if part.rank != "section" else part.text for part in others
    ]
    return " ".join(words)


def expected(case: dict[str, Any]) -> str | None:
    """gnparser's canonical form with our blank after the sign of a named hybrid."""
    form: str | None = case["canonical_full"]
    return form.replace("× ", "×") if form and case["hybrid"] != "HYBRID_FORMULA" else form


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    lines = real_data("names/gnparser_cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_canonical_form_is_gnparsers_where_the_code_does_not_differ(cases):
    different = {case["name"] for case in cases if canonical(parse(case["name"])) != expected(case)}

    assert different == {*EXPLAINED, *NOT_BOTANICAL}


def test_the_differences_are_few(cases):
    botanical = [case for case in cases if case["name"] not in NOT_BOTANICAL]
    same = [case for case in botanical if canonical(parse(case["name"])) == expected(case)]

    assert len(same) / len(botanical) >= WANTED


@pytest.mark.parametrize("text", EXPLAINED)
def test_each_difference_is_as_the_article_says(text):
    form, article = EXPLAINED[text]

    assert canonical(parse(text)) == form
    assert article.startswith(("Art.", "Rec."))


def test_what_gnparser_does_not_read_is_no_clean_name_here(cases):
    refused = [case["name"] for case in cases if not case["parsed"] and case["name"] not in EXPLAINED]

    assert refused
    assert {parse(text).quality for text in refused} == {0}


def test_a_comparison_is_marked():
    assert NameWarning.COMPARISON in parse("Acarinina aff. pentacamerata").warnings
