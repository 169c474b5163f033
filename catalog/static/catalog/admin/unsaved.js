"use strict";

// Asks before a page is left on which something was written and not saved. Nothing here is needed to save it.

const form = document.querySelector("#content-main form[method=post]");

if (form && form.querySelector("[name=_save], [name=_continue]")) {
  let isUnsaved = document.querySelector(".errornote, .errorlist") !== null;
  const written = () => (isUnsaved = true);
  form.addEventListener("input", written);
  form.addEventListener("change", written);
  document.addEventListener("formset:added", written);
  document.addEventListener("formset:removed", written);
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.matches("[data-saves-nothing]")) isUnsaved = false;
  });
  addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
}
