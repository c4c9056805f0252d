"use strict";
(() => {
  const work = document.getElementById("work"), bar = document.getElementById("bar"), told = document.getElementById("told");
  const panes = [...work.querySelectorAll(".pane")], rows = [...document.querySelectorAll("[data-row]")];
  const marks = [...work.querySelectorAll("[data-n]")], count = rows.length;
  const numbers = (mark) => mark.dataset.n.split(" ").map(Number);
  let at = 0;
  if (!count) return;

  // Mark the passage with this number, and bring it into view on both sides at the same height.
  const show = (number) => {
    at = (number - 1 + count) % count + 1;
    for (const mark of marks) mark.classList.toggle("on", numbers(mark).includes(at));
    rows.forEach((row, place) => row.classList.toggle("on", place + 1 === at));
    work.scrollIntoView();
    for (const pane of panes) {
      const first = pane.querySelector(".on");
      if (first) pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
    }
    told.textContent = `第 ${at} 处，共 ${count} 处`;
    history.replaceState(null, "", `#l${at}`);
  };

  const go = (step) => show(at || step > 0 ? at + step : count);
  document.getElementById("back").addEventListener("click", () => go(-1));
  document.getElementById("forth").addEventListener("click", () => go(1));
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    go(step);
  });
  // Where several passages lie over each other, each click leads to the next of them.
  work.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-n]");
    if (!mark || String(getSelection())) return;
    event.preventDefault();
    const own = numbers(mark);
    show(own[(own.indexOf(at) + 1) % own.length]);
  });
  for (const row of rows) row.addEventListener("click", (event) => {
    if (!event.target.closest("a")) return;
    event.preventDefault();
    show(Number(row.dataset.row));
  });
  const follow = () => {
    const asked = Number((/^#[lr](\d+)$/.exec(location.hash) || [])[1]);
    if (asked > 0 && asked <= count) show(asked);
  };
  window.addEventListener("hashchange", follow);
  window.addEventListener("load", () => setTimeout(follow));
  bar.hidden = false;
})();
