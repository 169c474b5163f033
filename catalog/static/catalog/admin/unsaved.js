"use strict";

// Asks before a page is left on which something was written and not saved, and sends no form twice over a double click.
// Nothing here is needed to save it.

const form = document.querySelector("#content-main form[method=post], form[data-unsaved]");
const PATIENCE = 5000; // milliseconds after which a save that went nowhere, such as one that was stopped, may be repeated

if (form?.matches("[data-unsaved]") || form?.querySelector("[name=_save], [name=_continue]")) {
  let isUnsaved = document.querySelector(".errornote, .errorlist") !== null;
  let isSent = false;
  const written = () => (isUnsaved = true);
  form.addEventListener("input", written);
  form.addEventListener("change", written);
  window.django?.jQuery(form).on("select2:select select2:unselect", written); // a search field tells jQuery alone
  document.addEventListener("formset:added", written);
  document.addEventListener("formset:removed", written);
  // The calendar and the clock tell nobody.
  const isDated = () => [...form.querySelectorAll(".vDateField, .vTimeField")].some((box) => box.value !== box.defaultValue);
  form.addEventListener("submit", (event) => {
    if (event.submitter?.matches("[data-saves-nothing]")) return;
    if (isSent) {
      event.preventDefault();
      return;
    }
    isSent = true;
    setTimeout(() => (isSent = false), PATIENCE);
  });
  addEventListener("pageshow", () => (isSent = false));
  addEventListener("beforeunload", (event) => {
    if (!isSent && (isUnsaved || isDated())) event.preventDefault();
  });
}
