// "/" and "g" go to the search box, but never while something is being typed, and not at all for who turns them off
// at the foot of the page: a single letter may be spoken or struck by accident (WCAG 2.2, 2.1.4).

const KEYS = ["/", "g"];
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
  toggle.textContent = `Keys / and g for the search: ${isOn ? "on" : "off"}`;
  toggle.setAttribute("aria-pressed", String(isOn));
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
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key)) return;
  if (event.target.closest(WRITING)) return;
  const box = [...document.querySelectorAll("input[data-suggest]")].find((each) => each.offsetParent);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
