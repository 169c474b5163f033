"use strict";

// The same as the button "Read the name" does by itself, without leaving the page; and while a name is written, what
// is worth knowing of it. What is shown comes from the server, so that it is the same with and without this script.

const PAUSE = 450;
const WATCHED = ["verbatim", "name", "authority", "symbol"];
const ALSO_SENT = ["note", "kind"];
const timers = new WeakMap();
const latest = new WeakMap();

/** The control of the same name's form, or null. */
function control(place, field) {
  const box = place.querySelector("input");
  return document.getElementById(box.id.replace(/verbatim$/, field));
}

async function ask(place, { read }) {
  const asked = new URLSearchParams({ own: place.dataset.own });
  for (const field of [...WATCHED, ...ALSO_SENT]) asked.set(field, control(place, field)?.value ?? "");
  if (read) asked.set("read", "1");
  const number = (latest.get(place) ?? 0) + 1;
  latest.set(place, number);
  const response = await fetch(`${place.dataset.address}?${asked}`, { headers: { Accept: "application/json" } });
  if (!response.ok || latest.get(place) !== number) return null;
  return response.json();
}

function show(place, html) {
  place.querySelector(".name-report").innerHTML = html;
}

function fill(place, { fields, parent }) {
  const replaced = [];
  for (const [field, value] of Object.entries(fields)) {
    const box = control(place, field);
    if (!box || field === "parent" || (!value && ["name_note", "note", "kind"].includes(field))) continue;
    if (box.value && box.value !== value && box.type === "text") replaced.push(`“${box.value}”`);
    box.value = value;
  }
  const select = parent && control(place, "parent");
  if (select) {
    select.replaceChildren(new Option(parent.text, parent.id, true, true));
    django.jQuery(select).trigger("change");
  }
  return replaced;
}

async function read(place, button) {
  clearTimeout(timers.get(place));
  let answer = null;
  try {
    answer = await ask(place, { read: true });
  } catch {
    button.dataset.plain = "1"; // no answer: let the page itself ask
    button.click();
    return;
  }
  if (!answer) return;
  const replaced = fill(place, answer);
  show(place, answer.report);
  if (Object.keys(answer.fields).length) {
    const told = document.createElement("p");
    told.textContent = replaced.length ? `The parts are filled in. They replaced ${replaced.join(", ")}.` : "The parts are filled in.";
    place.querySelector(".name-report").prepend(told);
  }
}

async function look(place) {
  if (!WATCHED.some((field) => control(place, field)?.value.trim())) return;
  try {
    const answer = await ask(place, { read: false });
    if (answer) show(place, answer.report);
  } catch {
    // Saving tells the same.
  }
}

function placeOf(target) {
  const field = WATCHED.find((name) => target.id?.endsWith(`-${name}`) || target.id === `id_${name}`);
  const box = field && document.getElementById(target.id.replace(new RegExp(`${field}$`), "verbatim"));
  return box?.closest(".name-given") ?? null;
}

document.addEventListener("input", (event) => {
  const place = placeOf(event.target);
  if (!place) return;
  clearTimeout(timers.get(place));
  timers.set(place, setTimeout(() => look(place), PAUSE));
});

document.addEventListener("click", (event) => {
  const button = event.target.closest(".name-given button");
  if (!button || button.dataset.plain) return;
  event.preventDefault();
  read(button.closest(".name-given"), button);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches(".name-given input")) return;
  event.preventDefault();
  event.target.closest(".name-given").querySelector("button").click();
});

// A name pasted into a form that has none yet is read at once.
document.addEventListener("paste", (event) => {
  if (!event.target.matches(".name-given input")) return;
  const place = event.target.closest(".name-given");
  if (control(place, "name")?.value.trim()) return;
  setTimeout(() => read(place, place.querySelector("button")));
});
