"use strict";

// Nothing here is needed to save a taxon: lengths are converted by the server, links work by themselves.

const CENTIMETRES = { mm: 0.1, cm: 1, "": 1, m: 100, in: 2.54, '"': 2.54, ft: 30.48, "'": 30.48 };

/** Centimetres of what was written, or NaN. The server reads more spellings than this does. */
function centimetres(text) {
  const parts = [...text.matchAll(/([0-9]+(?:[.,][0-9]+)?)\s*([a-z"']*)\.?\s*/gi)];
  if (!parts.length || parts.map((part) => part[0]).join("").length !== text.trimStart().length) return NaN;
  return parts.reduce((sum, [, number, unit]) => {
    return sum + Number(number.replace(",", ".")) * (CENTIMETRES[unit.toLowerCase()] ?? NaN);
  }, 0);
}

/** The same length in inches, or in feet and inches from two feet on. */
function imperial(length) {
  const inches = length / 2.54;
  if (inches < 24) return `${Number(inches.toFixed(1))} in`;
  const whole = Math.round(inches);
  const rest = whole % 12;
  return rest ? `${Math.floor(whole / 12)} ft ${rest} in` : `${whole / 12} ft`;
}

function showLength(box) {
  const length = centimetres(box.value);
  const bare = /^[\s0-9.,]*$/.test(box.value);
  const said = bare ? imperial(length) : `${Number(length.toFixed(2))} cm, ${imperial(length)}`;
  box.closest(".length").querySelector("output").textContent = Number.isNaN(length) ? "" : `= ${said}`;
}

function showCount(box, place) {
  const limit = Number(box.dataset.count);
  place.textContent = `${box.value.length} characters; cards show about ${limit}`;
  place.classList.toggle("counted--over", box.value.length > limit);
}

document.addEventListener("input", (event) => {
  if (event.target.matches(".length__box")) showLength(event.target);
});

for (const box of document.querySelectorAll("textarea[data-count]")) {
  const place = document.createElement("span");
  place.className = "counted";
  box.after(place);
  box.addEventListener("input", () => showCount(box, place));
  showCount(box, place);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    button.textContent = "Copied";
  });
}

// Mark the section that is being read.
const links = new Map();
for (const link of document.querySelectorAll(".section-nav a")) {
  const target = document.getElementById(link.hash.slice(1));
  if (target) links.set(target.closest("fieldset") ?? target, link);
}
const watcher = new IntersectionObserver(
  (seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(target).setAttribute("aria-current", "true");
    }
  },
  { rootMargin: "-10% 0px -80% 0px" },
);
for (const section of links.keys()) watcher.observe(section);
