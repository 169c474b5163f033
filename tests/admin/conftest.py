"""Who is at the desk. Loaded before Django is, so no model is imported here."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client


@pytest.fixture
def chief(db: None) -> Client:
    """The browser of somebody who may do everything."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("chief", password="pw"))
    return client
