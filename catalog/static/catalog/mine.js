// The page of a list: what is changed here is kept as the list that the visitor is making, and a list that came from
// elsewhere never takes its place unasked.

const STEP = "list-step";
const own = ["name", "plants", "note"];
const head = document.querySelector("[data-list]");
const other = document.querySelector("[data-list-other]");
const shown = head.dataset.list;
let isMine = false;

/** The parts of an address that make the list, so that another view of it is the same list. */
const list = (query) => `${new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => own.includes(name)))}`;

/** The query of the list that the visitor is making, to which carry.js has the link lead; blank where there is none. */
const kept = () => document.querySelector("[data-my-list]").search.slice(1);

const keep = (query) => document.dispatchEvent(new CustomEvent("list-keep", { detail: query }));

function named(query) {
  const fields = new URLSearchParams(query);
  const count = (fields.get("plants") ?? "").split(" ").filter(Boolean).length;
  return [fields.get("name"), count === 1 ? "1 plant" : `${count} plants`].filter(Boolean).join(", ");
}

function stepped() {
  try {
    const step = sessionStorage.getItem(STEP);
    sessionStorage.removeItem(STEP);
    return step;
  } catch {
    return null;
  }
}

function settle() {
  const before = kept();
  const isOpen = location.search && list(location.search) === list(before); // by an older name of one of its plants
  isMine = Boolean(shown) && (!before || isOpen || list(shown) === list(before) || stepped() === list(before));
  if (isMine) {
    keep(shown);
    document.querySelector("a[data-along]").search = ""; // the browser keeps it
  }
  if (!isMine && before) offer(before);
  other.hidden = isMine || !before;
}

/** The visitor's own list beside the one that is shown. */
function offer(query) {
  const link = other.querySelector("[data-list-mine]");
  link.href = `${location.pathname}?${query}`;
  link.textContent = named(query);
  other.querySelectorAll("[data-list-field]").forEach((field) => field.remove());
  for (const [name, value] of new URLSearchParams(query)) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    field.dataset.listField = "";
    other.prepend(field);
  }
}

function step() {
  if (!isMine) return;
  try {
    sessionStorage.setItem(STEP, list(kept()));
  } catch {
    // The next page will ask which list is meant.
  }
}

document.addEventListener("submit", (event) => "listStep" in event.target.dataset && step());
document.addEventListener("click", (event) => {
  const { target } = event;
  if (target.closest("a[data-list-step]")) step();
  if (target.closest("a[data-list-forget]")) keep("");
  if (target.closest("[data-list-take]")) {
    keep(shown);
    settle();
    head.querySelector("h1").tabIndex = -1;
    head.querySelector("h1").focus();
  }
  if (target.closest("[data-print]")) print();
  const copy = target.closest("[data-copy]");
  if (copy) copyFrom(copy);
});

/** The address to the clipboard, or marked for it where the browser does not let us. */
async function copyFrom(button) {
  const box = document.getElementById(button.dataset.copy);
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Press Ctrl+C";
  }
}

other.addEventListener("submit", () => {
  isMine = true;
  step();
});
for (const button of document.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
addEventListener("pageshow", (event) => event.persisted && settle());
settle();
if (location.hash === "#print") print();
