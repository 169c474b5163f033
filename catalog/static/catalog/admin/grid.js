/* A grid walked by arrow keys; Enter goes down. Without it Tab and the space bar do all that is needed. */
"use strict";

const grid = document.querySelector("[data-grid]");

const cells = (row) => [...row.querySelectorAll("td input")];

function neighbour(input, key) {
  const row = input.closest("tr");
  const place = cells(row).indexOf(input);
  const isText = input.type === "text";
  if (key === "ArrowUp") {
    return row.previousElementSibling && cells(row.previousElementSibling)[place];
  }
  if (key === "ArrowDown" || key === "Enter") {
    return row.nextElementSibling && cells(row.nextElementSibling)[place];
  }
  if (isText) {
    return null;
  }
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  return step ? cells(row)[place + step] : null;
}

grid?.addEventListener("keydown", (event) => {
  const moves = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter"];
  if (!moves.includes(event.key) || !event.target.matches("td input") || event.ctrlKey || event.metaKey) {
    return;
  }
  const next = neighbour(event.target, event.key);
  if (next || event.key === "Enter") {
    event.preventDefault();
  }
  next?.focus();
  if (next?.type === "text") {
    next.select();
  }
});
