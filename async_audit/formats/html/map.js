// The map: a box for each module, as large as the module, coloured by what is asked of it.
const LENSES = {
  holders: ["active holders", [["c0", "nobody active"], ["c1", "one person"], ["c3", "two people"], ["c4", "three or more"]],
    module => Math.min(modules.holders[module].length, 3)],
  waiting: ["wait for a holder", [["c0", data.bands[2]], ["c1", data.bands[1]], ["c4", data.bands[0]], ["unknown", "not told"], ["c2", "nobody active"]],
    module => modules.wait[module] >= 0 ? 2 - modules.wait[module] : modules.holders[module].length ? 3 : 4],
  documentation: ["documentation", [["c0", "says nothing"], ["c1", "in part"], ["c4", "says what it is"], ["unknown", "not asked"]],
    module => ({ nothing: 0, "in part": 1, "": 3 })[modules.texts[modules.says[module]]] ?? 2],
  records: ["decision records", [["c2", "none speaks of it"], ["c3", "one"], ["c4", "two or more"]],
    module => Math.min(modules.records[module].length, 2)],
  churn: ["commits a year", [["c0", "30 or more"], ["c1", "10 to 29"], ["c2", "3 to 9"], ["c3", "1 or 2"], ["c4", "none"]],
    module => [30, 10, 3, 1, 0].findIndex(least => modules.churn[module] >= least)],
  hour: ["hour of the week clock", [["c0", "nobody in their hours"], ["c3", "one person"], ["c4", "two or more"], ["unknown", "hours unknown"], ["c2", "nobody active"]],
    module => hourOf(module)],
  departures: ["departures", [["c0", "orphaned by them"], ["c1", "one person left"], ["c4", "two or more left"], ["c2", "nobody active before"]],
    module => departureOf(module)],
};
const lensOf = name => Object.hasOwn(LENSES, name ?? "") ? LENSES[name] : undefined;
const sizeOf = module => state.size === "churn" ? modules.churn[module] : modules.lines[module];
let boxes = []; // {module, x, y, node}, and a label where there is room

/** Directories with their modules; one that holds nothing but another directory is that directory. */
function forest(chosen) {
  const root = { name: "", below: new Map(), module: -1, value: 0 };
  for (const module of chosen) {
    let node = root;
    for (const part of modules.path[module].split("/")) {
      node.value += sizeOf(module);
      if (!node.below.has(part)) node.below.set(part, { name: node.name ? `${node.name}/${part}` : part, below: new Map(), module: -1, value: 0 });
      node = node.below.get(part);
    }
    node.value += sizeOf(module);
    node.module = module;
  }
  return root;
}

function parts(node) {
  let below = [...node.below.values()];
  if (node.module >= 0 && below.length) below.push({ name: node.name, below: new Map(), module: node.module, value: sizeOf(node.module) });
  if (below.length === 1 && below[0].below.size) return parts(below[0]);
  return below.sort((one, other) => other.value - one.value || (one.name < other.name ? -1 : 1));
}

/** Squarified treemap (M. Bruls, K. Huizing, J. van Wijk 2000): rows of boxes that are as square as they can be. */
function squarify(nodes, x, y, w, h, place) {
  let rest = nodes.filter(node => node.value > 0);
  let left = rest.reduce((sum, node) => sum + node.value, 0);
  while (rest.length && w > 0 && h > 0) {
    const side = Math.min(w, h), scale = w * h / left;
    const worst = (row, sum) => Math.max(...[row[0], row[row.length - 1]].map(node => {
      const ratio = side * side * node.value / (sum * sum * scale);
      return Math.max(ratio, 1 / ratio);
    }));
    let row = [rest[0]], sum = rest[0].value;
    while (row.length < rest.length && worst([...row, rest[row.length]], sum + rest[row.length].value) <= worst(row, sum)) {
      sum += rest[row.length].value;
      row.push(rest[row.length]);
    }
    const thick = sum * scale / side;
    let along = 0;
    for (const node of row) {
      const length = node.value / sum * side;
      if (w >= h) place(node, x, y + along, thick, length);
      else place(node, x + along, y, length, thick);
      along += length;
    }
    if (w >= h) { x += thick; w -= thick; } else { y += thick; h -= thick; }
    left -= sum;
    rest = rest.slice(row.length);
  }
}

function drawMap() {
  const frame = at("map-frame"), w = frame.clientWidth || 600, h = Math.round(Math.max(280, Math.min(w * 0.62, 560)));
  const picture = draw("svg", { viewBox: `0 0 ${w} ${h}`, width: w, height: h, "aria-hidden": "true" },
    draw("defs", {}, draw("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      draw("rect", { width: 6, height: 6, class: "hatch-ground" }), draw("rect", { width: 2, height: 6, class: "hatch-line" }))));
  boxes = [];
  const labels = draw("g");
  const place = depth => (node, x, y, w, h) => {
    if (!node.below.size) return boxOf(picture, labels, node.module, x, y, w, h);
    const header = depth < 3 && w > 70 && h > 44 + 12 * depth ? 15 : 0, edge = depth < 3 && w > 12 && h > 12 ? 1.5 : 0;
    if (header) picture.append(draw("text", { x: x + 4, y: y + 11, class: "folder" }, tail(node.name, w - 8, 6.2)));
    squarify(parts(node), x + edge, y + edge + header, w - 2 * edge, h - 2 * edge - header, place(depth + 1));
  };
  squarify(parts(forest(everyModule)), 0, 0, w, h, place(0));
  picture.append(labels);
  const boxAt = event => boxes[event.target.getAttribute("data-box") ?? -1];
  picture.addEventListener("click", event => boxAt(event) && choose({ module: boxAt(event).module }));
  picture.addEventListener("pointerover", event => boxAt(event) && tell(boxAt(event)));
  frame.replaceChildren(picture);
  colourMap();
}

function boxOf(picture, labels, module, x, y, w, h) {
  const round = value => Math.round(10 * value) / 10;
  const node = draw("rect", { "data-box": boxes.length, x: round(x + 0.5), y: round(y + 0.5), width: Math.max(round(w - 1), 0.5), height: Math.max(round(h - 1), 0.5) });
  const label = w > 34 && h > 16 && draw("text", { x: x + 4, y: y + 13 }, tail(modules.path[module], w - 8, 6.4));
  picture.append(node);
  if (label) labels.append(label);
  boxes.push({ module, x: x + w / 2, y: y + h / 2, node, label });
}

/** Says on a box what it is, once somebody points at it: thousands of titles would slow the page down. */
function tell({ module, node }) {
  const [, classes, of] = lensOf(state.colour);
  node.replaceChildren(draw("title", {}, `${nameOf(module)}: ${classes[of(module)][1]} · ${count(modules.lines[module], "line")}`));
}

/** As much of a text as fits; its end tells more than its beginning. */
function fitted(text, width, each) {
  const most = Math.floor(width / each);
  return text.length <= most ? text : most < 3 ? "" : `…${text.slice(1 - most)}`;
}

/** As many of the last parts of a path as fit. */
function tail(path, width, each) {
  const whole = path.split("/");
  let said = whole.pop();
  while (whole.length && (said.length + whole[whole.length - 1].length + 1) * each <= width) said = `${whole.pop()}/${said}`;
  return fitted(said, width, each);
}

function colourMap() {
  const [, classes, of] = lensOf(state.colour);
  for (const { module, node, label } of boxes) {
    const [colour] = classes[of(module)];
    node.setAttribute("class", `box ${colour}`);
    if (label) label.setAttribute("class", `on-${colour}`);
  }
  markChosen();
  const rows = classes.map(([colour, said], which) => {
    const mine = everyModule.filter(module => of(module) === which);
    return make("li", {}, make("span", { class: `swatch ${colour}` }), ` ${said}: ${count(mine.length, "module")}, ${shareOf(mine)} of lines`);
  });
  at("map-legend").replaceChildren(make("ul", { class: "legend", "aria-label": `Colours: ${lensOf(state.colour)[0]}` }, ...rows));
}

function shareOf(some) {
  const lines = list => list.reduce((sum, module) => sum + modules.lines[module], 0);
  const share = lines(some) / (lines(everyModule) || 1);
  return `${Math.round(share * 100)}%`;
}

function markChosen() {
  for (const { module, node } of boxes) {
    if (module !== state.module) node.classList.remove("chosen");
    else if (node.classList.add("chosen"), node.nextSibling?.tagName === "rect") node.parentNode.lastChild.before(node); // above its neighbours
  }
}

/** The next box in a direction, the nearest one where several are. */
function step(key) {
  const here = boxes.find(box => box.module === state.module);
  if (!here || key === "Home") return boxes[0];
  if (key === "End") return boxes[boxes.length - 1];
  const ahead = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const way = box => {
    const x = box.x - here.x, y = box.y - here.y, along = x * ahead[0] + y * ahead[1];
    return along > 1 ? along + 2 * Math.abs(x * ahead[1] + y * ahead[0]) : Infinity;
  };
  const next = boxes.reduce((best, box) => way(box) < way(best) ? box : best, here);
  return way(next) < Infinity ? next : here;
}

function startMap() {
  const colours = choice("Colour", Object.entries(LENSES).map(([name, [title]]) => [name, title]), state.colour, colour => choose({ colour }));
  at("map-controls").append(
    colours,
    choice("Size", [["lines", "lines"], ["churn", "commits a year"]], state.size, size => choose({ size })));
  at("map-frame").addEventListener("keydown", event => {
    if (!/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) return;
    event.preventDefault();
    choose({ module: step(event.key).module });
  });
  watch(["size"], drawMap);
  watch(["colour", "hour", "zone", "away"], colourMap);
  watch(["colour"], () => { colours.lastChild.value = state.colour; }); // other parts choose one, too
  watch(["module"], markChosen);
  onWidth(drawMap);
  at("map-table").addEventListener("toggle", () => at("map-table").append(table("Modules", [
    pathColumn, linesColumn, churnColumn, holdersColumn,
    { title: "Wait", isShort: true, value: module => modules.wait[module], text: waitText },
    { title: "Documented by", value: saysText },
    { title: "Records", isNumber: true, value: module => modules.records[module].length },
  ], everyModule, { noun: "module" })), { once: true });
}
