// Keeps the choice of feet or metres for the next visit, in this browser alone. Without this the addresses carry it.

const KEPT = "units";
const here = new URL(location.href);

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(units) {
  try {
    if (units) localStorage.setItem(KEPT, units);
    else localStorage.removeItem(KEPT);
  } catch {
    // The address alone says it.
  }
}

addEventListener(
  "click",
  ({ target }) => {
    const link = target.closest?.("a[data-units]");
    if (link) keep(link.dataset.units);
  },
  true,
);

if (kept() && !here.searchParams.has("units") && document.querySelector("[data-units-kept]")) {
  here.searchParams.set("units", kept());
  location.replace(here);
}
