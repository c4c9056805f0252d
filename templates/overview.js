"use strict";
(() => {
  const board = document.getElementById("board"), form = document.getElementById("filters");
  if (!board || !form) return;
  const body = board.tBodies[0], rows = [...body.rows], heads = [...board.tHead.rows[0].cells];
  const sortable = heads.filter((head) => head.dataset.sort);
  const pick = (id) => document.getElementById(id);
  const FOCUSABLE = "a, button, input";
  const firstElement = heads.findIndex((head) => head.className === "element");
  const data = rows.map((row) => ({
    row, unit: row.querySelector("th").textContent.toLowerCase(), kind: row.dataset.kind, grade: row.dataset.grade,
    levels: [...row.dataset.levels],
  }));

  const filter = () => {
    const text = pick("search").value.trim().toLowerCase(), kind = pick("kind").value, grade = pick("grade").value;
    const flaw = pick("flaw").value, element = pick("element").value, level = pick("level").value;
    let shown = 0;
    for (const each of data) {
      const at = element === "" ? each.levels : [each.levels[element]];
      const fits = each.unit.includes(text) && (!kind || each.kind === kind) && (!grade || each.grade === grade) && (!flaw || each.row.dataset[flaw] !== "0")
        && (level ? at.some((one) => level.includes(one)) : element === "" || at[0] !== "–");
      each.row.hidden = !fits;
      shown += fits;
    }
    pick("shown").textContent = shown === rows.length ? `共 ${shown} 份` : `显示 ${shown} 份，共 ${rows.length} 份`;
    for (const [index, head] of heads.entries()) head.classList.toggle("near", element !== "" && index === firstElement + Number(element));
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));

  // A count leads to the units counted.
  for (const count of document.querySelectorAll("[data-pick]")) {
    const button = document.createElement("button"), [element, level] = count.dataset.pick.split(" ");
    button.type = "button";
    button.className = "picks";
    button.textContent = count.textContent;
    button.setAttribute("aria-label", `${count.dataset.of} ${count.textContent}，看是哪些单位`);
    count.replaceChildren(button);
    button.addEventListener("click", () => {
      form.reset();
      pick("element").value = element;
      pick("level").value = level;
      form.scrollIntoView();
      pick("element").focus({ preventScroll: true });
    });
  }

  const key = (row, index, type) => {
    const text = row.cells[index].textContent.trim();
    if (type === "text") return text;
    const number = type === "number" ? parseFloat(text) : 0;
    return Number.isNaN(number) ? -1 : number;
  };
  const sort = (head, index) => {
    const type = head.dataset.sort, first = type === "number" ? head.dataset.first || "descending" : "ascending";
    const order = head.getAttribute("aria-sort") === first ? (first === "ascending" ? "descending" : "ascending") : first;
    for (const each of sortable) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1, compare = new Intl.Collator("zh-CN").compare;
    const keyed = rows.map((row, place) => ({ row, place, key: key(row, index, type) }));
    const before = type === "text" ? (a, b) => compare(a.key, b.key) : type === "place" ? (a, b) => a.place - b.place : (a, b) => a.key - b.key;
    keyed.sort((a, b) => sign * before(a, b) || a.place - b.place);
    body.append(...keyed.map((each) => each.row));
  };
  for (const head of sortable) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    if (head.className === "element") button.title = `按“${button.textContent}”排序`;
    head.append(button);
    button.addEventListener("click", () => sort(head, head.cellIndex));
  }

  // Two units to compare; a third takes the place of the first.
  const chosen = pick("chosen");
  let picked = [];
  const tell = () => {
    const names = picked.map(({ row }) => row.querySelector("th a").textContent);
    if (picked.length < 2) {
      chosen.textContent = picked.length ? `对比：${names[0]}，请再勾选一个单位。` : "对比：勾选两个单位，并排看各要素的等次和原文。";
      return;
    }
    const link = document.createElement("a");
    link.href = `compare.html#${picked[0].number}-${picked[1].number}`;
    link.textContent = `并排看${names[0]}和${names[1]}`;
    chosen.replaceChildren("对比：", link);
  };
  if (rows.length > 1) {
    rows.forEach((row, number) => {
      const box = document.createElement("input"), one = { row, number, box };
      box.type = "checkbox";
      box.className = "pick";
      box.setAttribute("aria-label", `对比：${row.querySelector("th a").textContent}`);
      box.addEventListener("change", () => {
        picked = picked.filter((each) => each !== one);
        if (box.checked) picked.push(one);
        if (picked.length > 2) picked.shift().box.checked = false;
        tell();
      });
      row.cells[0].append(box);
    });
    chosen.hidden = false;
    tell();
  }

  // The table is one tab stop: arrow keys go on from there.
  let stop = board.querySelector(FOCUSABLE);
  board.setAttribute("role", "grid");
  board.setAttribute("aria-describedby", "keys");
  for (const each of board.querySelectorAll("button, input, th a, .n a")) each.tabIndex = -1;
  stop.tabIndex = 0;
  board.addEventListener("focusin", (event) => {
    const node = event.target.closest(FOCUSABLE);
    if (!node) return;
    stop.tabIndex = -1;
    stop = node;
    stop.tabIndex = 0;
  });
  const beside = (node, step) => {
    const all = [...node.closest("tr").querySelectorAll(FOCUSABLE)];
    return all[all.indexOf(node) + step];
  };
  const below = (node, step) => {
    const shown = [...board.rows].filter((row) => !row.hidden), cell = node.closest("td, th");
    const row = shown[shown.indexOf(cell.parentNode) + step];
    return row && (row.cells[cell.cellIndex].querySelector(FOCUSABLE) || row.querySelector(FOCUSABLE));
  };
  const KEYS = { ArrowLeft: [beside, -1], ArrowRight: [beside, 1], ArrowUp: [below, -1], ArrowDown: [below, 1] };
  board.addEventListener("keydown", (event) => {
    const node = event.target.closest(FOCUSABLE);
    if (!node || !KEYS[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [go, step] = KEYS[event.key], next = go(node, step);
    if (!next) return;
    if (next.title && next.textContent) next.setAttribute("aria-label", `${next.textContent}　${next.title}`);
    next.focus();
  });

  form.hidden = false;
  filter();
})();
