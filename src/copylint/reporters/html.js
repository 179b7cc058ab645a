
(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const numbers = (element) => element.dataset.n.split(" ");
  const cards = all(".card"), marks = all("mark[data-n]"), tags = all(".copy .tag");
  const stories = all(".story"), count = document.getElementById("count"), filter = document.getElementById("filter");
  const parts = new Map(cards.map((card) => [card.dataset.n, [card]]));
  for (const part of [...marks, ...tags]) for (const n of numbers(part)) parts.get(n).push(part);
  const rank = ["error", "warning", "info"];
  const severity = new Map(cards.map((card) => [card.dataset.n, card.dataset.severity]));
  let shown = new Set(severity.keys());

  const tagsOf = new Map(stories.map((story) => [story, all(".copy .tag", story)]));
  const rows = all(".row").map((row) => [row, all(".card, .copy .tag, mark[data-n]", row)]).filter((row) => row[1].length);

  // The lines in the margin: read every place first, then draw, so that the page is laid out once.
  const svgName = "http://www.w3.org/2000/svg";
  const joins = new Map();
  function draw() {
    const drawn = stories.filter((story) => !story.hidden).map(measured);
    joins.clear();
    for (const { svg, width, ends } of drawn) {
      const lanes = [];
      const paths = Array.from(ends)
        .filter(([, ys]) => Math.max(...ys) - Math.min(...ys) > 8)
        .sort((a, b) => Math.max(...a[1]) - Math.min(...a[1]) - (Math.max(...b[1]) - Math.min(...b[1])))
        .map(([n, ys]) => join(n, ys.sort((a, b) => a - b), lanes, width));
      svg.replaceChildren(...paths);
    }
    emphasise();
  }
  function measured(story) {
    const rows = story.querySelector(".rows"), top = rows.getBoundingClientRect().top, ends = new Map();
    for (const tag of tagsOf.get(story)) {
      if (tag.hidden) continue;
      const box = tag.getBoundingClientRect(), n = tag.dataset.n;
      if (!ends.has(n)) ends.set(n, []);
      ends.get(n).push(Math.round(box.top - top + box.height / 2));
    }
    const svg = rows.querySelector(".joins");
    return { svg, width: svg.getBoundingClientRect().width, ends };
  }
  function join(n, ys, lanes, width) {
    const first = ys[0], last = ys[ys.length - 1], most = Math.max(1, Math.floor((width - 6) / 6));
    let lane = 0;
    while (lane < most && (lanes[lane] || []).some(([a, b]) => first <= b + 4 && a <= last + 4)) lane += 1;
    lane %= most;
    (lanes[lane] ||= []).push([first, last]);
    const x = width - 6 - lane * 6;
    const path = document.createElementNS(svgName, "path");
    path.setAttribute("class", severity.get(n));
    path.setAttribute("d", `M${x} ${first}V${last}` + ys.map((y) => `M${x} ${y}H${width}`).join(""));
    joins.set(n, path);
    return path;
  }

  // What is shown. The rows in the window come first, the others in steps between which the page answers.
  const step = 20;
  let turn = 0;
  function heed() {
    const on = (name) => new Set(all(`input[name=${name}]:checked`, filter).map((box) => box.value));
    const severities = on("severity"), rules = on("rule");
    const wanted = cards.filter((card) => severities.has(card.dataset.severity) && rules.has(card.dataset.rule));
    shown = new Set(wanted.map((card) => card.dataset.n));
    count.textContent = `${shown.size.toLocaleString("en")} of ${cards.length.toLocaleString("en")} shown`;
    const first = Math.max(0, rows.findIndex(([row]) => row.getBoundingClientRect().bottom > 0));
    show([...rows.slice(first), ...rows.slice(0, first)], 0, ++turn);
    emphasise();
  }
  function show(waiting, from, mine) {
    if (mine !== turn) return;
    for (const [, parts] of waiting.slice(from, from + step)) parts.forEach(showPart);
    if (from + step < waiting.length) {
      setTimeout(() => show(waiting, from + step, mine));
    } else {
      const left = new Set(all(".card:not([hidden]), .copy .tag:not([hidden])").map((part) => part.closest(".story")));
      for (const story of stories) story.hidden = !left.has(story);
      drawSoon();
    }
  }
  function showPart(part) {
    if (part.tagName !== "MARK") {
      part.hidden = !shown.has(part.dataset.n);
      return;
    }
    const left = numbers(part).filter((n) => shown.has(n)).map((n) => rank.indexOf(severity.get(n)));
    const name = left.length ? rank[Math.min(...left)] : "off";
    part.className = part.classList.contains("on") ? `${name} on` : name;
  }

  // What is looked at: both ends, the card and the line that joins them.
  let active = [];
  function emphasise() {
    for (const part of all(".on")) part.classList.remove("on");
    for (const n of active) {
      for (const part of [...(parts.get(n) || []), joins.get(n)]) if (part && shown.has(n)) part.classList.add("on");
    }
  }
  function look(event) {
    const part = event.target.closest("[data-n]");
    if (!part || !document.body.contains(part)) return;
    active = numbers(part);
    emphasise();
  }
  for (const kind of ["click", "focusin", "mouseover"]) document.addEventListener(kind, look);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { active = []; emphasise(); }
  });

  filter.addEventListener("change", heed);
  for (const [name, state] of [["all", true], ["none", false]]) {
    document.getElementById(name).addEventListener("click", () => {
      for (const box of all("input[name=rule]", filter)) box.checked = state;
      heed();
    });
  }
  filter.hidden = !cards.length;
  let waiting = 0;
  function drawSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => requestAnimationFrame(draw), 40);
  }
  const resized = new ResizeObserver(drawSoon);
  for (const story of stories) resized.observe(story);
  drawSoon();
})();
