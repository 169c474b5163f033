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


def check(*, days: float = 7, pause: float = 1.0, asker: Asker = ask) -> Iterator[CitedLink]:
    """Ask each link that was not asked for ``days``, and each that failed; yield it with what came of it.

    Links that nothing cites any more are forgotten. A host is asked once in ``pause`` seconds at most. Each answer is
    kept at once: a run that is broken off goes on where it stopped.
    """
    wanted = cited()
    held = {link.url: link for link in CitedLink.objects.all()}
    for url in held.keys() - wanted.keys():
        held[url].delete()
    fresh = timezone.now() - timedelta(days=days)
    last_asked: dict[str, float] = {}
    for url, place in wanted.items():
        link = held.get(url)
        if link is not None and link.state != LinkState.BROKEN and link.checked_at > fresh:
            continue
        host = urlsplit(url).netloc
        time.sleep(max(0.0, last_asked.get(host, 0.0) + pause - time.monotonic()))
        answer = asker(url)
        last_asked[host] = time.monotonic()
        yield _kept(link or CitedLink(url=url), place, answer)


def _kept(link: CitedLink, place: Place, answer: Answer) -> CitedLink:
    link.source_id, link.taxon_id = place.source, place.taxon
    link.state, link.answer, link.checked_at = answer.state, answer.words, timezone.now()
    if answer.state != LinkState.BROKEN:
        link.broken_since = None
    elif link.broken_since is None:
        link.broken_since = link.checked_at
    link.save()
    return link
