"use strict";
(() => {
  const text = document.querySelector(".fulltext"), bubble = document.querySelector(".bubble");
  const pieces = [...text.querySelectorAll(".q")];
  const quotesOf = (article) => [...article.querySelectorAll("blockquote, .spot")];
  const piecesOf = (id) => pieces.filter((piece) => piece.dataset.q.split(" ").includes(id));
  let marked = [], asked = null;

  const unmark = () => {
    for (const each of marked) each.classList.remove("on");
    marked = [];
  };
  const mark = (nodes) => {
    for (const each of nodes) each.classList.add("on");
    marked.push(...nodes);
  };
  const hide = () => { bubble.hidden = true; };
  const dismiss = () => {
    if (bubble.hidden) return;
    hide();
    asked.focus();
  };

  // Mark an element's evidence in the text, and go to the one with this number.
  const show = (article, number) => {
    const quotes = quotesOf(article);
    unmark();
    mark([article]);
    if (!quotes.length) {
      const found = piecesOf(article.id);
      mark(found);
      if (found.length) found[0].scrollIntoView({ block: "center" });
      return;
    }
    const at = (number + quotes.length) % quotes.length;
    article.dataset.at = at;
    const count = article.querySelector(".steps output");
    if (count) count.textContent = `${at + 1}／${quotes.length}`;
    const found = piecesOf(quotes[at].id);
    mark([quotes[at], ...found]);
    if (found.length) found[0].scrollIntoView({ block: "center" });
  };

  for (const article of document.querySelectorAll(".checklist article")) {
    const quotes = quotesOf(article);
    quotes.forEach((quote, number) => (quote.querySelector("a") || quote).addEventListener("click", (event) => {
      event.preventDefault();
      show(article, number);
    }));
    if (!quotes.length || article.matches(".flaw")) continue;
    const steps = document.createElement("p");
    steps.className = "steps";
    for (const [label, step, name] of [["‹", -1, "上一处"], ["›", 1, "下一处"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.setAttribute("aria-label", `${article.querySelector("h4").textContent}：${name}原文`);
      button.addEventListener("click", () => show(article, article.dataset.at === undefined ? 0 : Number(article.dataset.at) + step));
      steps.append(button);
    }
    const count = document.createElement("output");
    count.textContent = `${quotes.length} 处`;
    steps.append(count);
    quotes[0].before(steps);
  }

  // The gaps alone.
  const only = document.getElementById("only-gaps"), articles = [...document.querySelectorAll(".checklist article")];
  const narrow = () => {
    for (const article of articles) article.hidden = only.checked && !article.classList.contains("gap");
    for (const section of document.querySelectorAll(".checklist section")) section.hidden = only.checked && !section.querySelector(".gap");
  };
  if (only) {
    only.closest("p").hidden = false;
    only.addEventListener("change", narrow);
    narrow();
  }

  // On a narrow screen the text stands below the checklist: back to the element that led here.
  const up = document.querySelector(".up");
  up.addEventListener("click", (event) => {
    const last = document.querySelector(".checklist article.on");
    if (!last) return;
    event.preventDefault();
    last.scrollIntoView();
    (last.querySelector("h4 a") || up).focus({ preventScroll: true });
  });

  // What a marked sentence counted for.
  const explain = (piece) => {
    const list = document.createElement("ul");
    asked = piece;
    for (const id of piece.dataset.q.split(" ")) {
      const target = document.getElementById(id), article = target && target.closest("article");
      if (!article) continue;
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = `#${id}`;
      link.textContent = article.querySelector("h4").textContent;
      const level = article.querySelector(".chip"), status = target.querySelector(".status");
      item.append(link, level ? `：${level.textContent}` : "", status ? `（${status.textContent}）` : "");
      list.append(item);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "关闭";
    close.addEventListener("click", dismiss);
    bubble.replaceChildren(list, close);
    bubble.hidden = false;
    const box = piece.getBoundingClientRect();
    bubble.style.top = `${box.bottom + window.scrollY + 6}px`;
    bubble.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - 440)) + window.scrollX}px`;
    unmark();
    for (const id of piece.dataset.q.split(" ")) mark(piecesOf(id));
    bubble.querySelector("a, button").focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.classList.contains("q")) {
      event.preventDefault();
      explain(link);
    } else if (link && link.hash && link.hash === location.hash) follow();
    else if (link || !bubble.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismiss();
  });

  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    hide();
    if (!target) return;
    const article = target.closest(".checklist article");
    if (!article) return;
    if (article.hidden) {
      only.checked = false;
      narrow();
    }
    for (const details of article.querySelectorAll("details")) details.open = true;
    show(article, Math.max(0, quotesOf(article).indexOf(target)));
  };
  window.addEventListener("hashchange", follow);
  // Once more when all is laid out: only then has the browser gone to the target itself.
  window.addEventListener("load", () => setTimeout(follow));
  follow();
})();
