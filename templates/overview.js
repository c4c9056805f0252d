"use strict";
(() => {
  const board = document.getElementById("board"), form = document.getElementById("filters");
  if (!board || !form) return;
  const body = board.tBodies[0], rows = [...body.rows], heads = [...board.tHead.rows[0].cells];
  const pick = (id) => document.getElementById(id);
  const data = rows.map((row) => ({
    row, unit: row.cells[1].textContent.toLowerCase(), kind: row.cells[2].textContent,
    grade: row.cells[5].textContent, levels: [...row.dataset.levels],
  }));

  const filter = () => {
    const text = pick("search").value.trim().toLowerCase(), kind = pick("kind").value, grade = pick("grade").value;
    const element = pick("element").value, level = pick("level").value;
    let shown = 0;
    for (const each of data) {
      const at = element === "" ? each.levels : [each.levels[element]];
      const fits = each.unit.includes(text) && (!kind || each.kind === kind) && (!grade || each.grade === grade)
        && (element === "" && level === "" ? true : level === "" ? at[0] !== "–" : at.includes(level));
      each.row.hidden = !fits;
      shown += fits;
    }
    pick("shown").textContent = shown === rows.length ? `共 ${shown} 份` : `显示 ${shown} 份，共 ${rows.length} 份`;
    for (const [index, head] of heads.entries()) head.classList.toggle("near", element !== "" && index === 7 + Number(element));
  };

  const value = (row, index, type) => {
    const text = row.cells[index].textContent.trim();
    if (type === "text") return text;
    const number = parseFloat(text);
    return Number.isNaN(number) ? -1 : number;
  };
  const sort = (index) => {
    const head = heads[index], type = head.dataset.sort;
    const first = type === "text" || type === "level" || index === 0 ? "ascending" : "descending";
    const order = head.getAttribute("aria-sort") === first ? (first === "ascending" ? "descending" : "ascending") : first;
    for (const each of heads) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1, compare = new Intl.Collator("zh-CN").compare;
    const keyed = rows.map((row, place) => ({ row, place, key: value(row, index, type) }));
    keyed.sort((a, b) => sign * (type === "text" ? compare(a.key, b.key) : a.key - b.key) || a.place - b.place);
    body.append(...keyed.map((each) => each.row));
  };

  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    if (head.classList.contains("element")) button.title = `按“${button.textContent}”排序`;
    head.append(button);
    button.addEventListener("click", () => sort(index));
  });
  board.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("td.l");
    if (!cell || cell.title) return;
    const label = pick("level").querySelector(`[value="${cell.textContent}"]`);
    cell.title = `${cell.parentNode.cells[1].textContent.trim()}　${heads[cell.cellIndex].textContent}：${label ? label.textContent : "不适用"}`;
  });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
})();
