"""A plant profile as a plain text document: everything it holds comes out of it."""

from datetime import date

import pytest

from catalog.choices import SectionKind
from catalog.importing._profile_document import BulletList, Paragraph, SubHeading
from catalog.importing._profile_text import parse_profile, section_html
from catalog.importing._reading import FileRefused, read_text
from tests.importing.profile_documents import NAMES, article, profile
from tests.real_data import real_data


def test_the_real_document_gives_every_element():
    path = real_data("profile/heuchera-rubescens-var-alpicola.txt")
    document = parse_profile(read_text(path).text, name=path.name)

    assert document.catalogue == "North America Native Plant"
    assert document.title == "Pink Alumroot"
    assert document.botanical_name == "Heuchera rubescens var. alpicola"
    assert document.symbol == "HERUA"
    assert document.life_cycle == ("perennial",)
    assert document.habit == ("forb",)
    assert document.native_status == "Native to the lower 48 states"
    assert [(place.region, place.establishment) for place in document.native_places] == [("L48", ("native",))]
    assert [(entry.full_name, entry.symbol) for entry in document.synonyms] == [
        ("Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela", "HERUP")
    ]
    assert document.teaser.endswith(" right to…")
    assert not document.teaser.startswith("Pink Alumroot:")
    assert document.article_title.startswith("Pink Alumroot: ")
    assert [section.kind for section in document.sections] == [
        "other", "special", "where", "right", "growing", "care", "wildlife", "bottom-line",
    ]  # fmt: skip
    assert len(document.perfect_for) == 5
    assert len(document.not_ideal_if) == 4
    assert [label for label, _ in document.conditions] == ["Soil", "Light", "Water", "Temperature"]
    assert [
        (entry.rank, entry.name, entry.authority, entry.common_name) for entry in document.classification
    ] == [
        ("group", "Dicot", "", ""),
        ("kingdom", "Plantae", "", "Plants"),
        ("subkingdom", "Tracheobionta", "", "Vascular plants"),
        ("superdivision", "Spermatophyta", "", "Seed plants"),
        ("division", "Magnoliophyta", "", "Flowering plants"),
        ("class", "Magnoliopsida", "", "Dicotyledons"),
        ("subclass", "Rosidae", "", ""),
        ("order", "Rosales", "", ""),
        ("family", "Saxifragaceae", "Juss.", "Saxifrage family"),
        ("genus", "Heuchera", "L.", "alumroot"),
        ("species", "Heuchera rubescens", "Torr.", "pink alumroot"),
    ]
    source = document.source
    assert source is not None
    assert (source.publisher, source.year, source.title) == ("USDA, NRCS", 2025, "The PLANTS Database")
    assert (source.url, source.accessed) == ("https://plants.usda.gov", date(2025, 2, 25))
    assert source.place == "National Plant Data Team, Greensboro, NC USA"
    assert source.verbatim.startswith(
        "USDA, NRCS 2025. The PLANTS Database. https://plants.usda.gov,. 2/25/2025."
    )
    assert (document.warnings, document.unread) == ((), ())


@pytest.mark.parametrize("name", NAMES)
def test_every_document_gives_a_name_and_known_kinds_of_section(name):
    document = profile(name)

    assert document.botanical_name
    assert {section.kind for section in document.sections} <= set(SectionKind.values)


def test_a_document_with_a_byte_order_mark_and_crlf_reads_whole():
    document = profile("example-bells.txt")

    assert (document.catalogue, document.title) == ("North America Native Plant", "Example Bells")
    assert document.synonyms[0].full_name == "Exemplaria montana Doe var. parva (Roe) Poe, Moe & Zoe"
    assert [entry.rank for entry in document.classification] == [
        "group", "kingdom", "class", "family", "genus", "species",
    ]  # fmt: skip


def test_a_teaser_cut_within_a_word_ends_at_the_word_before():
    document = profile("example-bells.txt")

    assert document.teaser.startswith("Few plants ask so little room.")
    assert document.teaser.endswith("year after…")


def test_the_title_repeated_at_the_end_is_no_section():
    document = profile("example-bells.txt")

    assert document.sections[-1].kind == "bottom-line"
    assert section_html(document.sections[-1]) == "<p>A fussy little plant, yet worth its place.</p>"


def test_a_document_folded_at_a_column_is_put_together():
    document = profile("example-marshstar.txt")

    assert document.native_status.endswith("states; introduced in Hawaii")
    assert [(entry.full_name, entry.symbol) for entry in document.synonyms] == [
        ("Palustria stellata Roe ssp. borealis (Doe) Poe, Moe & Zoe", "PASTB"),
        ("Stellaria-aqua dubia Roe ex Poe", ""),
    ]
    assert document.article_title == "Example Marshstar: A Light at the Water's Edge"
    assert [section.kind for section in document.sections] == [
        "other", "special", "where", "growing", "wildlife", "bottom-line",
    ]  # fmt: skip
    assert document.teaser == "Where the ground is never dry, the marshstar lights up the edge of the water."


def test_a_document_without_blank_lines_and_with_other_marks_reads_the_same():
    document = profile("example-cloud-fern.txt")

    assert (document.symbol, document.habit) == ("NEAL", ("fern",))
    assert [entry.symbol for entry in document.synonyms] == ["NEAL2", "PONE3"]
    assert document.article_title == "Example Cloud Fern: Shade Made Beautiful"
    assert [section.heading for section in document.sections if section.heading] == [
        "Special features", "Growing conditions", "Planting and care",
    ]  # fmt: skip
    assert document.conditions == (("Light", "Dappled sunlight or deep shade"),)


def test_missing_parts_are_empty_and_remarked():
    document = profile("example-dune-oak.txt")

    assert (document.symbol, document.synonyms, document.source, document.classification) == (
        "",
        (),
        None,
        (),
    )
    assert "The document has no line “Plant data source:”." in map(str, document.warnings)


def test_labels_that_are_not_known_are_kept_and_told():
    document = profile("example-dune-oak.txt")

    assert document.unread == ((5, "Hardiness", "zones 7 to 9"), (7, "Family", "Fagaceae"))
    assert str(document.warnings[0]).startswith(
        'Line 5, column Hardiness: "zones 7 to 9" stands under a label'
    )


def test_lists_of_fit_on_one_line_are_lists():
    document = profile("example-dune-oak.txt")

    assert document.perfect_for == ("windbreaks", "coastal gardens", "street trees")
    assert document.not_ideal_if == ("you garden in cool climates",)


def test_the_botanical_name_alone_is_a_document():
    document = parse_profile("Botanical name: Exemplaria prima", name="x.txt")

    assert document.botanical_name == "Exemplaria prima"
    assert (document.title, document.sections, document.teaser) == ("", (), "")


@pytest.mark.parametrize(
    "text", ["", "   \n\n", "Some prose without any label.", "Title\n\nUSDA symbol: HERUA"]
)
def test_a_document_without_a_botanical_name_is_refused(text):
    with pytest.raises(FileRefused, match=r"gives no botanical name; add it below the title"):
        parse_profile(text, name="x.txt")


def test_a_document_longer_than_any_profile_is_refused():
    with pytest.raises(FileRefused, match=r"x\.txt is longer than 500,000 characters"):
        parse_profile("Botanical name: Aus bus\n" + "x" * 500_000, name="x.txt")


def test_all_faults_are_told_at_once_with_their_lines():
    text = (
        "Title\nBotanical name: 12 plants\nUSDA symbol: 2-Dec\n\nSynonyms: Aus bus Doe (12/2/2025)\n\n"
        "Plant data source: X 2025. Y. javascript:alert(1). 2/25/2025. Z"
    )

    with pytest.raises(FileRefused) as caught:
        parse_profile(text, name="x.txt")

    assert [(finding.line, finding.value) for finding in caught.value.problems] == [
        (2, "12 plants"), (3, "2-Dec"), (5, "12/2/2025"), (7, "javascript:alert(1)"),
    ]  # fmt: skip
    assert str(caught.value).endswith("Nothing was imported.")


def test_a_label_given_twice_keeps_the_first():
    document = parse_profile("Botanical name: Aus bus\nHabit: tree\nHabit: shrub\n", name="x.txt")

    assert document.habit == ("tree",)
    assert any("second time" in str(warning) for warning in document.warnings)


def test_a_value_outside_the_vocabulary_is_told():
    document = parse_profile("Botanical name: Aus bus\nLife cycle: perennial or eternal\n", name="x.txt")

    assert document.life_cycle == ("perennial",)
    assert any('"eternal" is not one of the values: annual' in str(warning) for warning in document.warnings)


def test_sections_keep_paragraphs_labels_and_lists_in_order():
    document = article(
        "Growing It Well\n\nIt grows.\n\nGrowing Conditions:\n\n• Soil: sand & <grit>\n• Light: sun\n\nThe end of it.\n"
    )

    assert [type(block) for block in document.sections[0].blocks] == [
        Paragraph,
        SubHeading,
        BulletList,
        Paragraph,
    ]
    assert section_html(document.sections[0]) == (
        "<p>It grows.</p><h3>Growing Conditions</h3>"
        "<ul><li>Soil: sand &amp; &lt;grit&gt;</li><li>Light: sun</li></ul><p>The end of it.</p>"
    )


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What Makes Blue Flax Special", "special"),
        ("Why You’ll Love It", "special"),
        ("Where It Calls Home", "where"),
        ("Native Range and Habitat", "where"),
        ("Should You Plant It?", "right"),
        ("Is Blue Flax Right for Your Garden?", "right"),
        ("Growing Blue Flax Successfully", "growing"),
        ("Light and Water Needs", "growing"),
        ("Planting and Care Tips", "care"),
        ("Caring for Blue Flax", "care"),
        ("Wildlife Value", "wildlife"),
        ("Bees and Butterflies", "wildlife"),
        ("The Bottom Line", "bottom-line"),
        ("Final Thoughts", "bottom-line"),
        ("A Note on Names", "other"),
    ],
)
def test_a_heading_tells_the_kind_of_its_section(heading, kind):
    document = article(f"Example Plant: A Title\n\n{heading}\n\nA sentence that goes on for a while.\n")

    assert [section.kind for section in document.sections] == [kind]
