// "/" and "g" go to the search box, "l" puts the plant of the page on the list, "p" prints its card; but never while
// something is being typed, and not at all for who turns them off at the foot of the page: a single letter may be
// spoken or struck by accident (WCAG 2.2, 2.1.4).

const KEYS = { "/": search, g: search, l: list, p: card };
const STORED = "search-keys";
const WRITING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

const toggle = document.querySelector("[data-keys]");
let isOn = stored() !== "off";

/** What was chosen before; null where the browser keeps nothing. */
function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function say() {
  toggle.textContent = `Shortcut keys (/ g l p): ${isOn ? "on" : "off"}`;
}

toggle.hidden = false;
say();
toggle.addEventListener("click", () => {
  isOn = !isOn;
  say();
  try {
    localStorage.setItem(STORED, isOn ? "on" : "off");
  } catch {
    // It holds for this page alone.
  }
});

document.addEventListener("keydown", (event) => {
  if (!isOn || event.defaultPrevented || event.repeat || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
  if (event.target.closest(WRITING)) return;
  if (KEYS[event.key]()) event.preventDefault();
});

/* Each says whether there was something to do. */

function search() {
  const box = [...document.querySelectorAll("input[data-suggest]")].find((each) => each.offsetParent);
  box?.focus();
  box?.select();
  return box;
}

function list() {
  const form = document.querySelector("form[data-carry]");
  form?.requestSubmit();
  return form;
}

function card() {
  const link = document.querySelector("a[data-card]");
  link?.click();
  return link;
}
