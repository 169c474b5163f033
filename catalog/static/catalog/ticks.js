// What is ticked to compare stays ticked while the list changes in place. A plant that the list no longer shows stands
// beside the button, still ticked, and can be let go there.

const found = document.getElementById("found");
const ticked = new Map();

/** The botanical name that the box's label gives. */
function nameOf(box) {
  return box.closest("label").textContent.replace(/^\s*Compare\s*/, "").trim();
}

function box(slug) {
  return found.querySelector(`input[form="compare"][value="${slug}"]`);
}

function keep({ target }) {
  if (!target.matches('input[form="compare"]')) return;
  if (target.checked) ticked.set(target.value, nameOf(target));
  else ticked.delete(target.value);
}

/** A box for a plant that is ticked but not in the list. */
function apart([slug, name]) {
  const label = document.createElement("label");
  const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: "plant", value: slug, checked: true });
  tick.setAttribute("form", "compare");
  label.className = "compare-tick";
  label.append(tick, ` ${name}`);
  return label;
}

function restore() {
  const form = document.getElementById("compare");
  for (const slug of ticked.keys()) {
    const shown = box(slug);
    if (shown) shown.checked = true;
  }
  form?.append(...[...ticked].filter(([slug]) => !box(slug)).map(apart));
}

for (const tick of found.querySelectorAll('input[form="compare"]:checked')) keep({ target: tick });
found.addEventListener("change", keep);
new MutationObserver((changes) => {
  if (changes.some(({ target }) => target === found)) restore();
}).observe(found, { childList: true });
