"use strict";

// "Cite a source" begins a citation in this page, so that what was written stays. Without this the link opens the form
// with a blank citation of the fact.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-cite]");
  const add = document.querySelector("#citations-group .add-row a");
  if (!link || !add) return;
  event.preventDefault();
  const folded = document.querySelector("#citations-group details");
  if (folded) folded.open = true;
  add.click();
  const rows = document.querySelectorAll("#citations-group .inline-related:not(.empty-form)");
  const row = rows[rows.length - 1];
  row.querySelector("select[name$='-trait']").value = link.dataset.cite;
  row.querySelector("input[name$='-subject']").value = link.dataset.subject;
  row.scrollIntoView({ block: "center" });
  row.querySelector("select[name$='-source']").focus();
});
