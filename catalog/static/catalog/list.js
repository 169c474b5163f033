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
let isReading = false; // an answer is under way to what the form holds
let later = [];
let shown = location.search;

function asked() {
  const filled = [...new FormData(form)].filter(([, value]) => value);
  return `${location.pathname}?${new URLSearchParams(filled)}`;
}

/* What is done while an answer is under way is done again on that answer: a link drawn before it knows nothing of
   it. The form alone holds both choices when one follows the other. */
function act(step, { isForm = false, ...options } = {}) {
  const go = () => show(step(), { isForm, ...options });
  if (!isBusy() || (isForm && isReading && !later.length)) go();
  else later.push(go);
}

function isBusy() {
  return results.hasAttribute("aria-busy");
}

function setBusy(isOn) {
  for (const part of [results, form]) {
    if (isOn) part.setAttribute("aria-busy", "true");
    else part.removeAttribute("aria-busy");
  }
}

async function show(address, { push = true, top = false, isForm = false } = {}) {
  clearTimeout(pause);
  request?.abort();
  isReading = isForm;
  const { signal } = (request = new AbortController());
  setBusy(true);
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("results");
    if (!answer.ok || !fresh) throw new Error("not the list");
    swap(page, push);
    const query = (results.dataset.query = fresh.dataset.query);
    if (push && `?${query}` !== (shown || "?")) {
      history.pushState(null, "", query ? `?${query}` : location.pathname);
    }
    shown = location.search;
    setBusy(false);
    if (top) results.scrollIntoView();
    if (top) results.focus({ preventScroll: true });
    later.shift()?.();
  } catch {
    if (!signal.aborted) location.assign(address);
  }
}

/* A link as the difference it makes to the page it was drawn for, made to whatever is asked by then. The page of a
   list that has become another one is its first. */
function following(link) {
  const [before, after] = [pairs(results.dataset.query), pairs(link.search)];
  return () => {
    const now = pairs(results.dataset.query);
    const isSame = `${now.filter(isNoPage)}` === `${before.filter(isNoPage)}`;
    const added = after.filter((pair) => !before.includes(pair) && (isSame || isNoPage(pair)));
    const replaced = added.map(nameOf).filter((name) => ["page", "sort", "view"].includes(name));
    const kept = now.filter((pair) => !before.includes(pair) || after.includes(pair));
    return `${location.pathname}?${[...kept.filter((pair) => !replaced.includes(nameOf(pair))), ...added].join("&")}`;
  };
}

const pairs = (query) => query.replace("?", "").split("&").filter(Boolean);
const nameOf = (pair) => pair.split("=")[0];
const isNoPage = (pair) => nameOf(pair) !== "page";

/* A field as it was filled, filled so again in whatever form there is by then. */
function filling({ name, value, type, checked }) {
  const isTick = type === "checkbox";
  return () => {
    const same = [...form.elements].find((now) => now.name === name && (!isTick || now.value === value));
    if (same) Object.assign(same, isTick ? { checked, disabled: false } : { value });
    return same || !checked ? asked() : `${asked()}&${new URLSearchParams([[name, value]])}`;
  };
}

function swap(page, isAsked) {
  const parts = [...document.querySelectorAll("[data-swap]")];
  const fresh = parts.map((part) => page.getElementById(part.id));
  const active = document.activeElement;
  const within = active.closest("[data-swap]");
  const q = form.elements.namedItem("q");
  if (q !== active || !isAsked) q.value = page.getElementById("q").value;
  parts.forEach((part, place) => {
    const scrolled = part.querySelector(".facet__options")?.scrollTop;
    const unfolded = part.querySelector("details")?.open;
    if (part.role === "status" && part.textContent === fresh[place].textContent) return lead(part, fresh[place]);
    part.replaceChildren(...fresh[place].childNodes);
    if (scrolled) part.querySelector(".facet__options").scrollTop = scrolled;
    if (unfolded) part.querySelector("details").open = true;
  });
  document.title = page.title;
  if (within) refocus(within, active);
}

/* What was told already is not told again: only where its links lead is new. */
function lead(part, fresh) {
  const links = fresh.querySelectorAll("a");
  part.querySelectorAll("a").forEach((link, place) => link.setAttribute("href", links[place].getAttribute("href")));
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
  act(filling(form.elements.namedItem("q")), { isForm: true });
});
form.addEventListener("change", (event) => {
  const { name } = event.target;
  if (name !== "q" && !name.endsWith("-find")) act(filling(event.target), { isForm: true });
});
form.addEventListener("input", (event) => {
  if (!event.target.name.endsWith("-find")) return;
  clearTimeout(pause);
  pause = setTimeout(() => act(filling(event.target), { isForm: true }), 200);
});
document.getElementById("main").addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="?"]:not([href*="exact="], [data-units])');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  act(following(link), { top: link.closest(".pager") !== null });
});
addEventListener("popstate", () => {
  later = [];
  if (location.search !== shown || isBusy()) show(location.href, { push: false });
});
addEventListener("pagehide", () => request?.abort());
addEventListener("pageshow", (event) => {
  if (event.persisted && isBusy()) show(asked());
});

/* What a visitor has folded and unfolded stays so while the tab is open. */
const FOLDS = "facets";
const folds = remembered();
for (const facet of facets.children) {
  facet.open = folds[facet.id] ?? facet.open;
  facet.addEventListener("toggle", () => {
    folds[facet.id] = facet.open;
    try {
      sessionStorage.setItem(FOLDS, JSON.stringify(folds));
    } catch {
      // A browser that keeps nothing folds the facets of each page as they come.
    }
  });
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(FOLDS)) ?? {};
  } catch {
    return {};
  }
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
