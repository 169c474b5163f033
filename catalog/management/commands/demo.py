"""``manage.py demo``: a whole catalogue on this machine, from nothing, in one command."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalog import documents, importing, writing
from catalog.importing import DEMO, SHIPPED_ZIPS

EDITOR = "editor"


class Command(BaseCommand):
    """Make the database, load the demo plants, make an editor and serve on this machine alone."""

    help = "Create a catalogue with demo plants and an editor account, and serve it on this machine."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="stop before serving")
        parser.add_argument("--port", type=int, default=8000, help="port to serve on (8000)")
        parser.add_argument(
            "--new-password", action="store_true", help="give the editor account a new password"
        )

    def handle(self, *, no_serve: bool, port: int, new_password: bool, **options: Any) -> None:
        if not 1 <= port <= 65535:
            raise CommandError(f"--port {port}: a port is a number from 1 to 65535.")
        call_command("migrate", interactive=False, verbosity=0)
        writing.rebuild_if_stale()
        self._load()
        self._make_editor(new_password=new_password)
        if no_serve:
            return
        self.stdout.write(
            f"The catalogue is at http://127.0.0.1:{port}/ (admin: /admin/). Stop it with Ctrl-C."
        )
        self.stdout.flush()
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, skip_checks=True)

    def _load(self) -> None:
        bundle = demo_bundle()
        with tqdm(total=len(bundle["plants"]), desc="demo plants", unit="taxon", disable=None) as bar:
            report = documents.load(bundle, progress=bar.update, file_name="demo plants")
        self.stdout.write(
            f"Demo plants: {len(report.added)} added, {len(report.changed)} changed, "
            f"{len(report.unchanged)} as they were."
        )
        zips = importing.run(importing.plan_zip_zones([SHIPPED_ZIPS]), kind="zip zones")
        self.stdout.write(f"ZIP codes: {sum(zips.ledger.counts.values()):,}.")

    def _make_editor(self, *, new_password: bool) -> None:
        user, is_new = get_user_model().objects.get_or_create(
            username=EDITOR, defaults={"is_staff": True, "is_superuser": True}
        )
        if not (is_new or new_password):
            self.stdout.write(
                f"Editor account: {EDITOR} (there already; --new-password gives it a new password)."
            )
            return
        password = secrets.token_urlsafe(9)
        user.set_password(password)
        user.save()
        self.stdout.write(f"Editor account: {EDITOR}, password: {password}")


def demo_bundle() -> dict[str, Any]:
    """The demo's sources, its higher taxa and its plants as one bundle."""
    files = [DEMO / "sources.json", DEMO / "classification.json", *sorted((DEMO / "plants").glob("*.json"))]
    bundles = [documents.read(path) for path in files]
    return {
        **bundles[0],
        "sources": [source for bundle in bundles for source in bundle["sources"]],
        "plants": [plant for bundle in bundles for plant in bundle["plants"]],
    }
