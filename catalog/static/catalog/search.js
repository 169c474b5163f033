// The type-ahead of every search box. Without this file each box is a plain form.
// It follows the editable combobox with manual selection of the ARIA Authoring Practices Guide: focus stays in the
// box, the arrows move through the list, and Enter sends the form unless a suggestion is active.

const WAIT = 120; // milliseconds without a letter before the server is asked
const SHORTEST = 2;

class Suggestions {
  constructor(box) {
    this.box = box;
    this.active = -1;
    this.options = [];
    this.list = make("ul", { className: "search-box__list", id: `${box.id}-list`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Plants");
    this.status = make("p", { className: "visually-hidden" });
    this.status.setAttribute("role", "status");
    box.after(this.list, this.status);
    box.type = "text"; // a searchbox may not be a combobox
    box.inputMode = "search";
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-controls", this.list.id],
      ["aria-expanded", "false"],
    ])
      box.setAttribute(name, value);
    box.addEventListener("input", (event) => event.isComposing || this.wait());
    box.addEventListener("compositionend", () => this.wait());
    box.addEventListener("keydown", (event) => event.isComposing || this.press(event));
    box.addEventListener("blur", () => this.close());
    box.form.addEventListener("submit", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.go(this.options.indexOf(option));
    });
  }

  wait() {
    this.stop();
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  /** Forget what was asked and has not been answered. */
  stop() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  async ask() {
    const text = this.box.value.trim();
    if (text.length < SHORTEST) return this.close();
    this.asking = new AbortController();
    try {
      const address = `${this.box.dataset.suggest}?${new URLSearchParams({ q: text })}`;
      const response = await fetch(address, { signal: this.asking.signal });
      if (!response.ok) return this.close();
      const { matches, meant, shared } = await response.json();
      if (document.activeElement === this.box) this.show(matches, meant, shared);
    } catch {
      // Aborted, or no network: the box still is a form.
      if (!this.asking.signal.aborted) this.close();
    }
  }

  show(matches, meant, shared) {
    this.matches = matches;
    const how = meant ? ", spelt alike" : shared.length ? ", shares a word" : "";
    this.options = matches.map((match, number) => this.option(match, number, how));
    this.list.replaceChildren(...this.options);
    this.activate(-1);
    this.open(matches.length > 0);
    const count = matches.length === 1 ? "1 suggestion" : `${matches.length || "No"} suggestions`;
    if (meant && matches.length) this.status.textContent = `${count}, for “${meant}”`;
    else if (shared.length) this.status.textContent = `No plant has this name. ${count} with ${shared.join(" or ")}`;
    else this.status.textContent = count;
  }

  option(match, number, how) {
    const name = make("span", { className: "search-box__name" }, written(match.parts));
    const common = make("span", { className: "search-box__common" }, [match.common_name]);
    const found = match.matched_parts.length ? written(match.matched_parts) : [match.matched];
    const isOwn = match.matched === match.name || match.matched === match.common_name;
    const why = isOwn ? [match.why] : [...found, ` – ${match.why.replace(` of ${match.name}`, "")}`];
    const option = make("li", { id: `${this.list.id}-${number}` }, [
      ...(match.common_name ? [common, " "] : []),
      name,
      " ",
      make("span", { className: "search-box__why" }, [...why, how]),
    ]);
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    return option;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.box.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    this.stop();
    this.activate(-1);
    this.open(false);
    this.status.textContent = "";
  }

  activate(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    if (!option) return this.box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", option.id);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey) return;
    const isOpen = !this.list.hidden;
    const last = this.options.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (last < 0) return;
      event.preventDefault();
      this.open(true);
      if (event.altKey) return event.key === "ArrowUp" ? this.close() : undefined;
      const step = event.key === "ArrowDown" ? 1 : -1;
      // Beyond either end stands the box itself.
      const next = this.active < 0 && step < 0 ? last : this.active + step;
      this.activate(next > last ? -1 : next);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.go(this.active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      this.activate(-1); // back in the box, where the key does its own work
    } else if (event.key === "Tab") {
      this.close();
    }
  }

  go(number) {
    const match = this.matches[number];
    const sheet = this.box.dataset.sheet;
    this.box.value = match.name;
    this.close();
    if ("sends" in this.box.dataset) {
      this.box.value = match.slug;
      return this.box.form.requestSubmit();
    }
    location.assign(sheet ? `${sheet}?${new URLSearchParams({ plant: match.slug })}` : match.url);
  }
}

/** An element with these properties and children; text is text, never markup. */
function make(tag, properties, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A botanical name: its Latin italic, the connectors between upright. */
function written(parts) {
  return parts.map(({ text, latin }) => (latin ? make("i", { lang: "la", translate: false }, [text]) : text));
}

for (const box of document.querySelectorAll("input[data-suggest]")) new Suggestions(box);
