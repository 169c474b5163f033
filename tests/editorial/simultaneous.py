"""Eight editors press "Save" at once: run in a process of its own, on a database of its own, with a thread for each.

``python -m tests.editorial.simultaneous STATUS`` prints, as JSON, the answers' codes by number, what each that was
refused was told, and by how much the version of the record or the draft has risen.
"""

import json
import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import django
from django.test.utils import setup_test_environment

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - models load after django.setup()
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from catalog.models import Taxon, WorkingDraft  # noqa: E402
from tests.admin.posting import address, opened  # noqa: E402
from tests.factories import make_taxon  # noqa: E402

EDITORS = 8


def main(status: str) -> dict[str, Any]:
    """Make a taxon of this standing, open it, save it eight times at once."""
    taxon = make_taxon(f"Acer {status}um", "L.", status=status)
    clients = []
    for number in range(EDITORS):
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.create_superuser(f"{status}{number}"))
        clients.append(client)
    sent, version = opened(clients[0], taxon), taxon.version
    barrier = Barrier(EDITORS)

    def save(number: int) -> tuple[int, bool]:
        try:
            barrier.wait()
            note = {"name_note": f"note {number}", "_continue": "1"}
            response: Any = clients[number].post(address(taxon), {**sent, **note})
            return response.status_code, "while you were editing" in response.content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(EDITORS) as pool:
        answers = list(pool.map(save, range(EDITORS)))
    return {
        "codes": {str(code): number for code, number in Counter(code for code, _ in answers).items()},
        "told": sum(told for _, told in answers),
        "risen": Taxon.objects.get(pk=taxon.pk).version - version,
        "drafts": list(WorkingDraft.objects.filter(taxon=taxon).values_list("version", flat=True)),
    }


if __name__ == "__main__":
    setup_test_environment()
    print(json.dumps(main(sys.argv[1])))  # noqa: T201 - a command's output
