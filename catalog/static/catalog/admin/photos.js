"use strict";

// Sends chosen photos one by one, with the progress of each. Without it the form sends them together.

const form = document.querySelector("[data-intake]");
const list = form.querySelector("[data-intake-list]");
const told = form.querySelector("[data-intake-status]");
const chooser = form.querySelector("input[type=file]");
const button = form.querySelector("input[type=submit]");
let isSending = false;

function row(file) {
  const line = document.createElement("li");
  const name = document.createElement("b");
  const progress = document.createElement("progress");
  const words = document.createElement("span");
  name.textContent = file.name;
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute("aria-label", `Progress of ${file.name}`);
  words.textContent = "Waiting";
  line.append(name, " ", progress, " ", words);
  list.append(line);
  return { line, progress, words };
}

/** What the server says of one file: {added, words}. Never fails. */
function send(file, { progress, words }) {
  const body = new FormData(form);
  body.delete(chooser.name);
  body.append(chooser.name, file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", location.href);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      progress.value = event.loaded / event.total;
      words.textContent = event.loaded < event.total ? `${Math.round(progress.value * 100)} %` : "Being looked at";
    });
    request.addEventListener("loadend", () => {
      const answer = request.response;
      const own = answer?.taken?.[0];
      const why = answer?.errors?.join(" ");
      const signedOut = "You are signed out. Nothing of it was saved: load this page anew and sign in, then choose it again.";
      if (request.status === 403) return resolve({ added: false, words: signedOut });
      const failed = request.status
        ? `The server did not take it (${request.status}). Nothing of it was saved.`
        : "The connection was lost. Look whether the plant has the photo, then try again.";
      resolve(own ?? { added: false, words: why || failed });
    });
    request.send(body);
  });
}

form.addEventListener("submit", async (event) => {
  const files = [...chooser.files];
  if (!files.length) return;
  event.preventDefault();
  isSending = button.disabled = true;
  list.hidden = false;
  list.replaceChildren();
  const rows = files.map(row);
  const left = new DataTransfer();
  let added = 0;
  for (const [index, file] of files.entries()) {
    told.textContent = `Sending ${index + 1} of ${files.length}`;
    const answer = await send(file, rows[index]);
    rows[index].progress.remove();
    rows[index].words.textContent = answer.words;
    rows[index].line.className = answer.added ? "intake-list__added" : "intake-list__refused";
    if (answer.added) added += 1;
    else left.items.add(file);
  }
  chooser.files = left.files; // what was refused can be sent again, what was taken not twice
  told.textContent = `${added} of ${files.length} added.`;
  isSending = button.disabled = false;
});

addEventListener("beforeunload", (event) => {
  if (isSending) event.preventDefault();
});
