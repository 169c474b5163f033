"""A set of codes behaves the same in Python, form and database; unknown is not none."""

import pytest
from django.core.exceptions import ValidationError

from catalog.choices import Light
from catalog.models import KNOWN_NONE, CareGuide, ChoiceSetFormField
from tests.factories import make_care, make_taxon


@pytest.mark.django_db
def test_unknown_and_known_none_come_back_apart():
    unknown = make_care(make_taxon("Acer aa", "A"), light=None)
    none = make_care(make_taxon("Acer bb", "B"), light=())
    assert CareGuide.objects.get(pk=unknown.pk).light is None
    assert CareGuide.objects.get(pk=none.pk).light == ()


@pytest.mark.django_db
def test_a_set_is_kept_in_the_order_of_its_vocabulary():
    care = make_care(make_taxon(), light=("deep-shade", "full-sun"))
    assert CareGuide.objects.get(pk=care.pk).light == ("full-sun", "deep-shade")


@pytest.mark.django_db
def test_has_finds_whole_codes_only():
    care = make_care(make_taxon(), moisture=("wet-mesic",))
    assert list(CareGuide.objects.filter(moisture__has="wet-mesic")) == [care]
    assert not CareGuide.objects.filter(moisture__has="wet").exists()
    assert not CareGuide.objects.filter(moisture__has="mesic").exists()


@pytest.mark.django_db
def test_a_code_that_is_not_known_is_refused_with_the_known_ones():
    with pytest.raises(ValidationError) as caught:
        CareGuide(taxon=make_taxon(), light=("moonlight",)).full_clean()
    assert caught.value.message_dict["light"] == [
        "“moonlight” is not one of the values: full-sun, part-shade, dappled, deep-shade."
    ]


def field():
    return ChoiceSetFormField(vocabulary=Light, required=False)


def test_the_form_reads_nothing_ticked_as_not_recorded():
    assert field().clean([]) is None


def test_the_form_reads_the_extra_box_as_known_to_be_none():
    assert field().clean([KNOWN_NONE]) == ()
    assert field().prepare_value(()) == [KNOWN_NONE]


def test_the_form_refuses_none_together_with_values():
    with pytest.raises(ValidationError, match="not both"):
        field().clean([KNOWN_NONE, "full-sun"])


def test_the_form_sees_no_change_where_there_is_none():
    assert not field().has_changed((), [KNOWN_NONE])
    assert not field().has_changed(None, [])
    assert not field().has_changed(("full-sun",), ["full-sun"])
    assert field().has_changed((), [])
