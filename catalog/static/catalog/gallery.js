// The large photos by key: arrows lead on, Escape leads back to the photo that was pressed, and the page behind waits.
// Without this they are swiped, scrolled, or turned by their links.

const large = document.querySelector(".gallery-large");

if (large) {
  const behind = [];
  for (let part = large; part !== document.body; part = part.parentElement) {
    behind.push(...[...part.parentElement.children].filter((other) => other !== part));
  }
  const photos = [...large.children];
  const shown = () => photos[Math.round(large.scrollLeft / large.clientWidth)];
  let last = null;

  function follow() {
    const pointed = large.querySelector(":target");
    for (const part of behind) part.inert = pointed !== null;
    if (pointed) pointed.focus({ preventScroll: true });
    else if (last) document.querySelector(`.gallery-photo__open[href="#${last.id}"]`)?.focus();
    last = pointed;
  }

  large.setAttribute("aria-modal", "true");
  large.addEventListener("click", (event) => {
    const turn = event.target.closest("a[rel=prev], a[rel=next], a[data-close]");
    if (!turn || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    last = turn.closest("figure");
    location.replace(turn.hash); // one step back leaves the photos, however many were looked at
  });
  large.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = { ArrowLeft: "[rel=prev]", ArrowRight: "[rel=next]", Escape: "[data-close]" }[event.key];
    if (!wanted) return;
    event.preventDefault();
    shown().querySelector(wanted)?.click();
  });
  addEventListener("hashchange", follow);
  follow();
}
