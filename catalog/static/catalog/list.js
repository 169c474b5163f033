/* The plant list narrows, sorts and pages in place: the page that the plain link or form would have led to is
   fetched, and the parts marked data-swap take its place. On any failure the browser goes there itself. */
const results = document.getElementById("results");
const form = document.querySelector(".facet-form form");
const sheet = form.querySelector(".facet-form__sheet");
const dialog = form.querySelector("dialog");
const facets = sheet.querySelector(".facet-form__facets");
const wide = matchMedia("(width >= 62rem)");
const TYPED = "input:not([type=checkbox]), select";
let request, pause;
let shown = location.search;

function asked() {
  const filled = [...new FormData(form)].filter(([, value]) => value);
  return `${location.pathname}?${new URLSearchParams(filled)}`;
}

async function show(address, { push = true, top = false } = {}) {
  clearTimeout(pause);
  request?.abort();
  const { signal } = (request = new AbortController());
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("results");
    if (!answer.ok || !fresh) throw new Error("not the list");
    swap(page, push);
    const query = fresh.dataset.query;
    if (push && `?${query}` !== (shown || "?")) {
      history.pushState(null, "", query ? `?${query}` : location.pathname);
    }
    shown = location.search;
    results.removeAttribute("aria-busy");
    if (top) results.scrollIntoView();
    if (top) results.focus({ preventScroll: true });
  } catch {
    if (!signal.aborted) location.assign(address);
  }
}

function swap(page, isAsked) {
  const parts = [...document.querySelectorAll("[data-swap]")];
  const fresh = parts.map((part) => page.getElementById(part.id).childNodes);
  const active = document.activeElement;
  const within = active.closest("[data-swap]");
  const q = form.elements.namedItem("q");
  if (q !== active || !isAsked) q.value = page.getElementById("q").value;
  parts.forEach((part, place) => {
    const scrolled = part.querySelector(".facet__options")?.scrollTop;
    const unfolded = part.querySelector("details")?.open;
    part.replaceChildren(...fresh[place]);
    if (scrolled) part.querySelector(".facet__options").scrollTop = scrolled;
    if (unfolded) part.querySelector("details").open = true;
  });
  document.title = page.title;
  if (within) refocus(within, active);
}

/* The keyboard stays where it was: on the same field or link, else on what holds it. */
function refocus(part, before) {
  const typed = before.matches(TYPED);
  const same = [...part.querySelectorAll(before.tagName)].find(
    (now) =>
      now.name === before.name &&
      !now.disabled &&
      (typed || (now.value === before.value && now.textContent === before.textContent)),
  );
  if (same && before.matches("input") && typed) {
    same.value = before.value;
    same.focus();
    same.setSelectionRange(before.selectionStart, before.selectionEnd);
  } else {
    (same ?? part.closest("details")?.querySelector("summary") ?? results).focus({ preventScroll: true });
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(asked());
});
form.addEventListener("change", (event) => {
  if (event.target.type !== "search") show(asked());
});
form.addEventListener("input", (event) => {
  if (!event.target.name.endsWith("-find")) return;
  clearTimeout(pause);
  pause = setTimeout(() => show(asked(), { push: false }), 200);
});
document.getElementById("main").addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="?"]:not([href*="exact="])');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.href, { top: link.closest(".pager") !== null });
});
addEventListener("popstate", () => {
  if (location.search !== shown) show(location.href, { push: false });
});
addEventListener("pagehide", () => request?.abort());

/* What a visitor has folded and unfolded stays so while the tab is open. */
const FOLDS = "facets";
const folds = JSON.parse(sessionStorage.getItem(FOLDS) ?? "{}");
for (const facet of facets.children) {
  facet.open = folds[facet.id] ?? facet.open;
  facet.addEventListener("toggle", () => {
    folds[facet.id] = facet.open;
    sessionStorage.setItem(FOLDS, JSON.stringify(folds));
  });
}

/* On a small window the facets are a sheet of their own. */
sheet.querySelector("summary").addEventListener("click", (event) => {
  if (wide.matches) return;
  event.preventDefault();
  dialog.firstElementChild.after(facets);
  dialog.showModal();
});
for (const button of dialog.querySelectorAll("button")) button.addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => sheet.append(facets));
wide.addEventListener("change", () => dialog.close());
