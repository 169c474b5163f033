// The list that a visitor is making: this browser keeps its address, so that a plant is added in place from any page,
// and tells how many plants it has. The list itself stands in that address; nothing is sent until it is opened.

const KEPT = "list";
const MOST = 200; // as catalog.carried has them
const LONGEST = 3500;

const mine = document.querySelector("[data-my-list]");
const PAGE = mine?.pathname ?? document.querySelector("form[data-carry]")?.getAttribute("action");

/** The query of the list; blank where there is none, or where the browser keeps nothing. */
function kept() {
  try {
    return localStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

/** Whether the browser keeps the list. */
function keep(query) {
  try {
    localStorage.setItem(KEPT, query);
    show();
    return true;
  } catch {
    return false;
  }
}

const tokens = (query) => (new URLSearchParams(query).get("plants") ?? "").split(" ").filter(Boolean);
const codeOf = (token) => token.split(".")[0];
const counted = (number) => (number === 1 ? "1 plant" : `${number} plants`);

const address = (query) => `${PAGE}${query ? `?${query}` : ""}`;

/** What is told everywhere of the list: its size beside the link to it, and which plants of this page are on it. */
function show() {
  const query = kept();
  const had = tokens(query);
  if (mine) {
    mine.href = address(query);
    mine.textContent = had.length ? `My list (${had.length})` : "My list";
  }
  const codes = new Set(had.map(codeOf));
  for (const form of document.querySelectorAll("form[data-carry]")) {
    const isOn = form.dataset.carry.split(" ").every((code) => codes.has(code));
    if (isOn && !form.querySelector("a")) tell(form.querySelector("[role=status]"), "On your list. ", query);
  }
  for (const link of document.querySelectorAll("a[data-carry]")) {
    const isOn = codes.has(link.dataset.carry);
    link.classList.toggle("carry-link--on", isOn);
    link.firstChild.data = isOn ? "On your list" : "Add to list";
  }
}

function tell(status, words, query) {
  const link = Object.assign(document.createElement("a"), { href: address(query), textContent: "Open the list" });
  status.replaceChildren(words, link);
}

/** Put these on the list. False where the browser keeps none, and the page of a new list has to do. */
function add(codes, status) {
  const list = new URLSearchParams(kept());
  const had = tokens(list);
  const known = new Set(had.map(codeOf));
  const fresh = codes.filter((code) => !known.has(code));
  const all = [...had, ...fresh];
  list.set("plants", all.join(" "));
  const query = list.toString();
  if (all.length > MOST || query.length > LONGEST) {
    tell(status, `Your list has ${counted(had.length)} and takes no more. `, kept());
    return true;
  }
  if (!keep(query)) return false;
  const words = fresh.length === 0 ? "On your list already" : codes.length === 1 ? "Added" : `${counted(fresh.length)} added`;
  tell(status, `${words}: ${counted(all.length)} on your list. `, query);
  return true;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const ticked = event.submitter?.hasAttribute("data-carry-ticked");
  if (!ticked && !form.dataset.carry) return;
  const codes = ticked
    ? [...document.querySelectorAll("[data-code]:checked")].map((box) => box.dataset.code)
    : form.dataset.carry.split(" ");
  const status = form.querySelector("[role=status]");
  if (!codes.length) {
    event.preventDefault();
    status.textContent = "Tick some plants first.";
  } else if (add(codes, status)) {
    event.preventDefault();
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-carry]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const status = document.querySelector("[data-carry-ticked] ~ [role=status]");
  const isOn = link.classList.contains("carry-link--on");
  if (isOn) link.href = address(kept());
  else if (add([link.dataset.carry], status)) event.preventDefault();
});

// The list of plants comes in parts, and its links with them.
const found = document.getElementById("found");
if (found) new MutationObserver(show).observe(found, { childList: true });

// The page of the list or another tab changes it, or the browser shows again a page that it had kept.
document.addEventListener("list-keep", (event) => keep(event.detail));
addEventListener("storage", (event) => event.key === KEPT && show());
addEventListener("pageshow", (event) => event.persisted && show());
show();
