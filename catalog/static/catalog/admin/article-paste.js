"use strict";

// What is pasted into the text editor, cleaned before the editor reads it. The server cleans it once more, by rules that
// hold whatever a browser does. Styles are read as text: the content policy forbids that they come to life.
{
  const RENAMED = { B: "strong", I: "em", H1: "h3", H2: "h3", H5: "h4", H6: "h4", TD: "p", TH: "p" };
  const GONE = "script, style, title, xml, noscript, iframe, svg, math, img, template, object";
  const LISTED = /(^|;)\s*mso-list\s*:\s*l\d/i;
  const MARKER = /(^|;)\s*mso-list\s*:\s*ignore/i;
  const NUMBERED = /^\s*\(?(\d{1,3}|[a-z]{1,4})[.)]/i;

  const styleOf = (element) => element.getAttribute("data-style") ?? "";
  const isBold = (style) => /(^|;)\s*font-weight\s*:\s*(bold|bolder|[6-9]00)/i.test(style);
  const isNotBold = (style) => /(^|;)\s*font-weight\s*:\s*(normal|lighter|[1-5]00)/i.test(style);
  const isSlanted = (style) => /(^|;)\s*font-style\s*:\s*(italic|oblique)/i.test(style);

  /** Tags with their styles and handlers under names that mean nothing to a browser; style sheets go. */
  function disarmed(html) {
    return html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son[a-z]+\s*=/gi, " data-off="),
    );
  }

  function replace(element, ...tags) {
    let inner = [...element.childNodes];
    for (const tag of tags.reverse()) {
      const holder = element.ownerDocument.createElement(tag);
      if (tag === "a") holder.setAttribute("href", element.getAttribute("href") ?? "");
      holder.append(...inner);
      inner = [holder];
    }
    element.replaceWith(...inner);
  }

  /** Word writes a list as paragraphs, each with its bullet or number as text. */
  function makeLists(page) {
    let list = null;
    for (const line of page.querySelectorAll("p")) {
      if (!LISTED.test(styleOf(line)) && !line.className.includes("MsoListParagraph")) continue;
      const marker = [...line.querySelectorAll("span")].find((span) => MARKER.test(styleOf(span)));
      const wanted = NUMBERED.test(marker?.textContent ?? "") ? "ol" : "ul";
      marker?.remove();
      if (list?.localName !== wanted || line.previousElementSibling !== list) {
        list = page.createElement(wanted);
        line.before(list);
      }
      const entry = page.createElement("li");
      entry.append(...line.childNodes);
      list.append(entry);
      line.remove();
    }
  }

  function tidy(element) {
    const style = styleOf(element);
    const stress = [...(isBold(style) ? ["strong"] : []), ...(isSlanted(style) ? ["em"] : [])];
    if (element.localName === "span" || element.localName === "font") replace(element, ...stress);
    else if (/^(b|strong)$/.test(element.localName) && isNotBold(style)) replace(element);
    else if (RENAMED[element.tagName]) replace(element, RENAMED[element.tagName]);
    else for (const { name } of [...element.attributes]) if (name !== "href") element.removeAttribute(name);
  }

  window.cleanPasted = (html) => {
    const page = new DOMParser().parseFromString(disarmed(html), "text/html");
    for (const element of page.querySelectorAll(GONE)) element.remove();
    makeLists(page);
    for (const element of [...page.body.querySelectorAll("*")].reverse()) tidy(element);
    for (const block of page.querySelectorAll("p, h3, h4")) if (!block.textContent.trim()) block.remove();
    return page.body.innerHTML;
  };
}
