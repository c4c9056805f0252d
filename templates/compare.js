"use strict";
(() => {
  const { levels, units } = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("choice"), pair = document.getElementById("pair"), told = document.getElementById("told");
  const sides = [document.getElementById("left"), document.getElementById("right")], differing = document.getElementById("differing");
  const rows = [...pair.querySelectorAll("[data-element]")], whole = pair.querySelector(".whole");
  if (units.length < 2) return;

  const add = (parent, name, text, className) => {
    const node = document.createElement(name);
    node.textContent = text;
    if (className) node.className = className;
    parent.append(node);
    return node;
  };
  const link = (parent, text, href) => { add(parent, "a", text).href = href; };

  // One unit's verdict on the element of a row.
  const verdict = (cell, unit, row, number) => {
    const [level, points, full, quote, paragraph, page] = unit.verdicts[number], told = levels[level];
    cell.replaceChildren();
    const line = add(cell, "p", "", "mark-line");
    add(line, "span", told ? told[0] : "不适用", `chip ${told ? told[1] : ""}`);
    if (told) add(line, "span", `${points} ／ ${full} 分`, "points");
    const href = `${unit.href}#${row.dataset.element}`;
    if (quote) {
      add(add(cell, "blockquote", ""), "p", quote);
      const place = add(cell, "p", "", "place");
      link(place, `第${paragraph}段`, href);
      if (page !== null) place.append(`，第${page}页`);
    } else if (told) add(cell, "p", "未找到相关表述。", "quiet");
    return level;
  };
  const difference = (cell, left, right) => {
    const open = left < 0 || right < 0, step = Math.abs(left - right);
    cell.textContent = left === right ? "相同" : open ? "一方不适用" : `${left > right ? "高" : "低"} ${step} 等`;
    return left !== right;
  };

  const overall = (cell, unit) => {
    cell.replaceChildren();
    add(cell, "p", `${unit.score} 分　${unit.grade}　缺项 ${unit.gaps}`, "strong");
    const inKind = unit.rank_in_kind ? `${unit.kind}第 ${unit.rank_in_kind} 名，` : "";
    add(cell, "p", `${inKind}总排名第 ${unit.rank} 名　${unit.year} 年度`, "quiet");
  };
  const show = () => {
    const chosen = sides.map((side) => units[side.value]);
    [...pair.querySelectorAll(".side")].forEach((head, at) => {
      head.replaceChildren(`${"甲乙"[at]}　`);
      link(head, chosen[at].unit, chosen[at].href);
    });
    chosen.forEach((unit, at) => overall(whole.cells[at + 1], unit));
    const points = chosen[0].score - chosen[1].score;
    whole.cells[3].textContent = points ? `${points > 0 ? "高" : "低"} ${Math.abs(points).toFixed(2)} 分` : "同分";
    let count = 0;
    rows.forEach((row, number) => {
      const [left, right] = chosen.map((unit, at) => verdict(row.cells[at + 1], unit, row, number));
      const differs = difference(row.cells[3], left, right);
      row.classList.toggle("differs", differs);
      row.hidden = differing.checked && !differs;
      count += differs;
    });
    for (const part of pair.querySelectorAll("tbody")) part.hidden = !part.querySelector("tr:not(.part):not([hidden])");
    told.textContent = `${rows.length} 项中 ${count} 项等次不同`;
    document.title = `${chosen[0].unit} 与 ${chosen[1].unit}`;
  };
  const read = () => {
    const asked = location.hash.slice(1).split("-").map(Number);
    sides.forEach((side, at) => { side.value = units[asked[at]] ? asked[at] : at; });
    show();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    history.replaceState(null, "", `#${sides[0].value}-${sides[1].value}`);
    show();
  });
  window.addEventListener("hashchange", read);
  form.hidden = pair.hidden = false;
  read();
})();
