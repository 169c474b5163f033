"""All cited links asked, one after another, and what they answered kept."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from catalog.models import CitedLink, LinkState

from ._asking import Answer, ask
from ._cited import Place, cited

Asker = Callable[[str], Answer]


class Offline(Exception):
    """No host at all was heard, so it is rather this machine that has no network. Nothing was kept."""


def check(*, days: float = 7, pause: float = 1.0, asker: Asker = ask) -> Iterator[CitedLink]:
    """Ask each link that was not asked for ``days``, and each that failed; yield it with what came of it.

    Links that nothing cites any more are forgotten. A host is asked once in ``pause`` seconds at most. Each answer is
    kept at once: a run that is broken off goes on where it stopped. Only silence is not kept before a first host was
    heard. Raises Offline at the end where none was, and some had answered before or were never asked.
    """
    wanted = cited()
    held = {link.url: link for link in CitedLink.objects.all()}
    for url in held.keys() - wanted.keys():
        held[url].delete()
    fresh = timezone.now() - timedelta(days=days)
    last_asked: dict[str, float] = {}
    silent: list[tuple[CitedLink, Place, Answer]] = []
    is_online = False
    for url, place in wanted.items():
        link = held.get(url)
        if link is not None and link.state != LinkState.BROKEN and link.checked_at > fresh:
            continue
        host = urlsplit(url).netloc
        time.sleep(max(0.0, last_asked.get(host, 0.0) + pause - time.monotonic()))
        answer = asker(url)
        last_asked[host] = time.monotonic()
        silent.append((link or CitedLink(url=url), place, answer))
        is_online = is_online or answer.is_reached
        while is_online and silent:
            yield _kept(*silent.pop(0))
    if any(link.state != LinkState.BROKEN for link, _, _ in silent):
        raise Offline(
            f"None of {len(silent)} links was reached: is this machine on the network? Nothing was kept."
        )
    yield from (_kept(*told) for told in silent)  # no news: they were silent before


def _kept(link: CitedLink, place: Place, answer: Answer) -> CitedLink:
    link.source_id, link.taxon_id = place.source, place.taxon
    link.state, link.answer, link.checked_at = answer.state, answer.words, timezone.now()
    if answer.state != LinkState.BROKEN:
        link.broken_since = None
    elif link.broken_since is None:
        link.broken_since = link.checked_at
    link.save()
    return link
