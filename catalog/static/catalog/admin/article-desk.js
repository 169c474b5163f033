"use strict";

// Beside the text editor: links to plants, missing sections, words counted while one writes. Without this
// the text is written in a plain box, and the server cleans it all the same.
{
  const plantsAddress = document.currentScript.dataset.plants;
  const editors = new Map(); // text box -> editor
  let writing = null; // the editor for which a plant is sought

  // ---- links to plants

  let dialog, query, keeps, told, found;
  let asked = null;
  let timer = 0;

  function makeDialog() {
    dialog = document.createElement("dialog");
    dialog.className = "plant-link";
    dialog.setAttribute("aria-labelledby", "plant-link-heading");
    dialog.innerHTML = `
      <h2 id="plant-link-heading">Link to a plant</h2>
      <label for="plant-link-q">Botanical or common name, synonym, or symbol</label>
      <input type="search" id="plant-link-q" maxlength="200" autocomplete="off">
      <p><label><input type="checkbox" id="plant-link-words"> Keep my words; otherwise the page shows the plant’s present name</label></p>
      <p role="status"></p>
      <ul class="plant-link__found"></ul>
      <button type="button" data-close>Close</button>`;
    document.body.append(dialog);
    query = dialog.querySelector("#plant-link-q");
    keeps = dialog.querySelector("#plant-link-words");
    told = dialog.querySelector("[role=status]");
    found = dialog.querySelector("ul");
    query.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(seek, 200);
    });
    query.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      found.querySelector("button")?.focus();
    });
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => writing?.commands.focus());
  }

  function openFor(editor) {
    if (!dialog) makeDialog();
    writing = editor;
    const { from, to } = editor.state.selection;
    query.value = editor.state.doc.textBetween(from, to, " ");
    keeps.checked = from !== to;
    keeps.disabled = from === to;
    found.replaceChildren();
    told.textContent = "";
    dialog.showModal();
    query.focus();
    if (query.value) seek();
  }

  async function seek() {
    asked?.abort();
    asked = new AbortController();
    const text = query.value.trim();
    if (!text) return found.replaceChildren();
    try {
      const answer = await fetch(`${plantsAddress}?${new URLSearchParams({ q: text })}`, { signal: asked.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      show((await answer.json()).plants);
    } catch (error) {
      if (error.name !== "AbortError") told.textContent = "The plants could not be searched. Try again.";
    }
    return undefined;
  }

  function show(plants) {
    told.textContent = plants.length ? `${plants.length} found` : "No plant has that name.";
    found.replaceChildren(
      ...plants.map((plant) => {
        const entry = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = plant.text;
        button.addEventListener("click", () => link(plant));
        entry.append(button);
        return entry;
      }),
    );
  }

  function link(plant) {
    const { from, to } = writing.state.selection;
    const keepsWords = keeps.checked && from !== to;
    const href = `/plants/${plant.name_id}/${keepsWords ? "#as-written" : ""}`;
    const text = keepsWords ? writing.state.doc.textBetween(from, to, " ") : plant.name;
    dialog.close();
    writing
      .chain()
      .focus()
      .insertContentAt({ from, to }, { type: "text", text, marks: [{ type: "link", attrs: { href } }] })
      .unsetMark("link")
      .run();
  }

  // ---- words counted

  function wordsOf(text) {
    return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  }

  function count() {
    let total = 0;
    for (const [box, editor] of editors) {
      if (!box.isConnected || box.closest(".inline-related").matches(".empty-form")) continue;
      const words = wordsOf(editor.state.doc.textBetween(0, editor.state.doc.content.size, " ", " "));
      total += words;
      const row = box.id.match(/sections-\d+/)?.[0];
      const place = document.querySelector(`[data-outline-count="${row}"]`);
      if (place) place.textContent = `${words} words`;
    }
    const place = document.querySelector("[data-outline-words]");
    if (place) place.textContent = String(total);
  }

  document.addEventListener("prose-editor:ready", (event) => {
    const { editor, textarea } = event.detail;
    editors.set(textarea, editor);
    editor.setOptions({ editorProps: { ...editor.options.editorProps, transformPastedHTML: window.cleanPasted } });
    editor.on("update", count);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button plant-link-button";
    button.textContent = "Link to a plant";
    button.addEventListener("click", () => openFor(editor));
    textarea.closest(".prose-editor").append(button);
    count();
  });
  document.addEventListener("formset:removed", () => setTimeout(count));

  // ---- a missing section is begun in this page, with what was written kept

  document.addEventListener("click", (event) => {
    const asking = event.target.closest("[data-add-section]");
    const add = document.querySelector("#sections-group .add-row a");
    if (!asking || !add) return;
    event.preventDefault();
    add.click();
    const rows = document.querySelectorAll("#sections-group .inline-related:not(.empty-form)");
    const row = rows[rows.length - 1];
    row.querySelector("select[name$='-kind']").value = asking.dataset.addSection;
    row.querySelector("input[name$='-heading']").focus();
    asking.closest("li").remove();
  });
}
