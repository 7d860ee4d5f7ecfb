// Tables that can be sorted, searched and read on: the same numbers as each picture.
const ROWS = 15;

/**
 * A table. `columns` are {title, value(row), text(row), cell(row), isNumber, isShort}; `rows` may be anything.
 * Returns an element with a method `show(rows)`.
 */
function table(caption, columns, rows, { noun = "row", search = true } = {}) {
  let sorted = { column: -1, down: false }, shown = ROWS, wanted = "";
  const text = (column, row) => String(column.text ? column.text(row) : column.value(row));
  const heads = columns.map((column, at) => make("th", { scope: "col", role: "columnheader", class: column.isNumber ? "number" : "" },
    make("button", { type: "button", onclick: () => {
      sorted = { column: at, down: sorted.column === at ? !sorted.down : Boolean(column.isNumber) };
      fill();
    } }, column.title)));
  const body = make("tbody", { role: "rowgroup" });
  const more = make("button", { type: "button", onclick: () => { shown += 5 * ROWS; fill(); } });
  const said = make("p", { class: "quiet", role: "status" });
  const field = make("input", { type: "search", oninput: () => { wanted = field.value.toLowerCase(); shown = ROWS; fill(); } });
  const whole = make("div", { class: "table" },
    ...(search ? [make("label", {}, "Search ", field)] : []),
    make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
      // roles, because what is laid out as paragraphs on a phone is no table to a screen reader otherwise
      make("table", { role: "table", "aria-label": caption }, make("caption", {}, caption),
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)), body)),
    said, more);

  function order(rows) {
    if (sorted.column < 0) return rows;
    const { value } = columns[sorted.column];
    const compared = (one, other) => one < other ? -1 : one > other ? 1 : 0;
    return [...rows].sort((one, other) => (sorted.down ? -1 : 1) * compared(value(one), value(other)));
  }

  function fill() {
    const found = order(wanted ? rows.filter(row => columns.some(column => text(column, row).toLowerCase().includes(wanted))) : rows);
    heads.forEach((head, at) => {
      if (at === sorted.column) head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    body.replaceChildren(...found.slice(0, shown).map(row => make("tr", { role: "row" }, ...columns.map((column, at) =>
      make(at ? "td" : "th", { scope: at ? undefined : "row", role: at ? "cell" : "rowheader", "data-title": column.title, class: column.isNumber ? "number" : column.isShort ? "short" : undefined },
        column.cell ? column.cell(row) : text(column, row))))));
    said.textContent = found.length > shown ? `${shown} of ${count(found.length, noun)}` : count(found.length, noun);
    more.textContent = `Show ${Math.min(5 * ROWS, found.length - shown)} more`;
    more.hidden = found.length <= shown;
  }

  whole.show = changed => { rows = changed; fill(); };
  fill();
  return whole;
}

const nameOf = module => modules.path[module] === "." ? "the top directory" : modules.path[module];

/** Chooses a module, and shows what is known of it. */
function goTo(module) {
  choose({ module });
  at("details").scrollIntoView({ block: "nearest" });
}

/** A link that chooses a module. */
function linkTo(module) {
  const address = `#${new URLSearchParams({ module: modules.path[module] })}`;
  return make("a", { href: address, onclick: event => {
    event.preventDefault();
    goTo(module);
  } }, nameOf(module));
}

const pathColumn = { title: "Module", value: nameOf, cell: linkTo };
const linesColumn = { title: "Lines", isNumber: true, value: module => modules.lines[module], text: module => number(modules.lines[module]) };
const churnColumn = { title: "Commits a year", isNumber: true, value: module => modules.churn[module], text: module => number(modules.churn[module]) };
const holdersColumn = { title: "Active holders", value: module => modules.holders[module].length, text: holdersText };

function holdersText(module) {
  return modules.holders[module].map(who => data.people[who][0]).join(", ") || "nobody";
}

function waitText(module) {
  const band = modules.wait[module];
  return band < 0 ? "not told" : data.bands[band] + (modules.atMost[module] ? " at most" : "");
}

function saysText(module) {
  return modules.texts[modules.says[module]] || "not asked";
}
