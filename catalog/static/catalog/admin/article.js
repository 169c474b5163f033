"use strict";

// The text editor puts a style element into the page unless one of its name is there; the content policy would
// refuse it. So an empty one is put there, by the nonce of this script; its rules are in article.css.
const place = document.createElement("style");
place.nonce = document.currentScript.nonce;
place.setAttribute("data-tiptap-style", "");
document.head.append(place);

// The editable part has no name of its own: give it the words of its label.
document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail;
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  editor.view.dom.setAttribute("aria-label", label ? label.textContent.replace(/:\s*$/, "") : "Text");
});
