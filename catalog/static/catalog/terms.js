// A technical word says what it means where it stands, at a click, a tap or Enter. Without this it leads to the glossary.

const note = document.createElement("div");
note.className = "term-note";
note.popover = "auto";
note.setAttribute("role", "status");
let term = null;
let held = null;

function place() {
  const { left, top, bottom } = term.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const room = clientWidth - note.offsetWidth - 8;
  const below = bottom + 6;
  const above = top - note.offsetHeight - 6;
  note.style.insetInlineStart = `${Math.max(8, Math.min(left, room))}px`;
  note.style.insetBlockStart = `${below + note.offsetHeight > clientHeight && above > 0 ? above : below}px`;
}

function drawing(address) {
  const [svg, use] = ["svg", "use"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", address);
  svg.append(use);
  return svg;
}

function show(link) {
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = "In the glossary";
  term = link;
  link.after(note);
  note.showPopover();
  const drawn = link.dataset.drawing ? [drawing(link.dataset.drawing)] : [];
  note.replaceChildren(...drawn, link.dataset.define, " ", more);
  place();
}

// The browser closes the note as soon as anything outside is pressed: then the click that follows must not open it.
document.addEventListener("pointerdown", () => (held = note.matches(":popover-open") ? term : null), true);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-define]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const isOpen = note.matches(":popover-open") && term === link;
  if (isOpen) note.hidePopover();
  else if (link !== held) show(link);
  held = null;
});
note.addEventListener("toggle", ({ newState }) => term?.setAttribute("aria-expanded", String(newState === "open")));
addEventListener("scroll", () => note.matches(":popover-open") && place(), { passive: true });
