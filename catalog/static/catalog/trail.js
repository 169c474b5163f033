// The way through a list: a plant opened from one page of the list shows the plants before and after it there.
// The list is kept for this tab alone and never sent anywhere.

const KEPT = "trail";
const TITLES = ".card__title a, .row__title a";

const found = document.getElementById("found");
const trail = document.querySelector("[data-trail]");

/** The list as it stands, when a plant is opened from it. */
function keep(event) {
  const opened = event.target.closest(TITLES);
  if (!opened) return;
  const plants = [...found.querySelectorAll(TITLES)].map((link) => [link.pathname, link.textContent.trim()]);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ list: location.pathname + location.search, plants }));
  } catch {
    // The browser's own way back remains.
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? { plants: [] };
  } catch {
    return { plants: [] };
  }
}

function point(link, plant, word) {
  if (!plant) return;
  link.href = plant[0];
  link.title = plant[1];
  link.querySelector("span").textContent = `${word}: ${plant[1]}`;
  link.hidden = false;
}

found?.addEventListener("click", keep);
found?.addEventListener("auxclick", keep);

if (trail) {
  const { list, plants } = kept();
  const place = plants.findIndex(([path]) => path === location.pathname);
  if (place >= 0) {
    point(trail.querySelector("[rel=prev]"), plants[place - 1], "Previous");
    point(trail.querySelector("[rel=next]"), plants[place + 1], "Next");
    const back = trail.querySelector("[data-trail-list]");
    back.href = list;
    back.textContent = `Back to the list (${place + 1} of ${plants.length} there)`;
    trail.hidden = false;
  }
}
