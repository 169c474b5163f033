"use strict";

// A search field for a taxon is drawn over its select: it takes over the name of the label.

function nameSearchFields() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const drawn = select.parentElement.querySelector(".select2-selection");
    const words = select.getAttribute("aria-label") ?? document.querySelector(`label[for="${select.id}"]`)?.textContent;
    if (!drawn || !words) continue;
    const name = words.replace(/:\s*$/, "");
    drawn.removeAttribute("aria-labelledby");
    drawn.setAttribute("aria-label", `${name}: ${select.selectedOptions[0]?.textContent || "none chosen"}`);
    drawn.querySelector("[role=textbox]")?.setAttribute("aria-label", name);
  }
}
django.jQuery(nameSearchFields); // after the one that draws them, in the same queue
document.addEventListener("formset:added", () => setTimeout(nameSearchFields));
document.addEventListener("focusout", (event) => {
  if (event.target.closest(".select2")) nameSearchFields();
});
