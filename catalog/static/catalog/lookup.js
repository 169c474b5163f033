// The counter's box is empty when the page comes, so that a scanner types into it at once. Here what was asked is put
// back and selected: the next scan still takes its place, and a name that was mistyped can be mended.

const box = document.querySelector("[data-asked]");

function ready() {
  box.focus();
  box.select();
}

// A quick scanner may have begun before this runs: what it typed stays, and what is to come goes behind it.
if (box.value) {
  box.focus();
} else {
  box.value = box.dataset.asked;
  ready();
}
addEventListener("pageshow", (event) => event.persisted && ready());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) ready();
});
