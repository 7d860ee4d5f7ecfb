// People and the modules that they hold, drawn so that those who belong together stand together.
const MOST_SQUARES = 220;

/** Places nodes by springs and repulsion (T. Fruchterman, E. Reingold 1991), the same way each time. */
function settle(nodes, edges, w, h) {
  const ideal = 0.75 * Math.sqrt(w * h / (nodes.length || 1));
  for (let heat = w / 8; heat > 0.5; heat *= 0.965) {
    for (const node of nodes) node.dx = node.dy = 0;
    for (let one = 0; one < nodes.length; one++)
      for (let other = one + 1; other < nodes.length; other++) {
        const a = nodes[one], b = nodes[other], x = a.x - b.x || 0.01, y = a.y - b.y || 0.01;
        const force = ideal * ideal / (x * x + y * y);
        a.dx += x * force; a.dy += y * force;
        b.dx -= x * force; b.dy -= y * force;
      }
    for (const [a, b] of edges) {
      const x = a.x - b.x, y = a.y - b.y, force = Math.hypot(x, y) / ideal;
      a.dx -= x * force; a.dy -= y * force;
      b.dx += x * force; b.dy += y * force;
    }
    for (const node of nodes) {
      node.dx += (w / 2 - node.x) * 0.35; // or what hangs on nothing drifts to the border
      node.dy += (h / 2 - node.y) * 0.7;
      const pulled = Math.hypot(node.dx, node.dy) || 1, most = Math.min(pulled, heat);
      node.x += node.dx / pulled * most;
      node.y += node.dy / pulled * most;
    }
  }
  stretch(nodes, "x", 70, w - 70);
  stretch(nodes, "y", 24, h - 12);
}

/** Fills the frame from border to border. */
function stretch(nodes, axis, from, to) {
  const all = nodes.map(node => node[axis]), least = Math.min(...all), span = Math.max(...all) - least || 1;
  for (const node of nodes) node[axis] = from + (node[axis] - least) / span * (to - from);
}

function network(w, h) {
  const silo = new Map();
  data.silos.forEach(([, tiles], which) => tiles.forEach(module => silo.set(module, which)));
  const squares = everyModule.filter(module => modules.holders[module].length)
    .sort((one, other) => modules.lines[other] - modules.lines[one]).slice(0, MOST_SQUARES);
  const held = new Set(squares.flatMap(module => modules.holders[module]));
  const home = data.silos.map((_, which) => {
    const turn = 2 * Math.PI * which / data.silos.length;
    return [w / 2 + 0.32 * w * Math.cos(turn), h / 2 + 0.32 * h * Math.sin(turn)];
  });
  const around = (which, place) => {
    const [x, y] = home[which] ?? [w / 2, h / 2];
    return { x: x + 4 * Math.sqrt(place) * Math.cos(2.4 * place), y: y + 4 * Math.sqrt(place) * Math.sin(2.4 * place) };
  };
  const nodes = [];
  const people = new Map();
  data.silos.forEach(([members], which) => members.filter(who => held.has(who)).forEach(who => {
    people.set(who, { who, silo: which, ...around(which, nodes.length) });
    nodes.push(people.get(who));
  }));
  const edges = [];
  for (const module of squares) {
    const node = { module, silo: silo.get(module) ?? -1, ...around(silo.get(module), nodes.length) };
    nodes.push(node);
    for (const who of modules.holders[module]) if (people.has(who)) edges.push([people.get(who), node]);
  }
  settle(nodes, edges, w, h);
  return { nodes, edges, left: everyModule.filter(module => modules.holders[module].length).length - squares.length };
}

function drawGraph() {
  const frame = at("silos-frame"), w = frame.clientWidth || 600, h = Math.round(Math.max(w < 500 ? 440 : 320, Math.min(0.6 * w, 560)));
  const { nodes, edges, left } = network(w, h);
  const said = `${count(data.people.length, "person", "people")} and the modules that they hold, in ${count(data.silos.length, "silo")}; the table below says the same`;
  const picture = draw("svg", { viewBox: `0 0 ${w} ${h}`, width: w, height: h, role: "img", "aria-label": said });
  for (const [a, b] of edges) {
    const line = draw("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: a.silo === b.silo ? "hold" : "hold across" });
    picture.append(line);
    (a.lines ??= []).push(line);
    (b.lines ??= []).push(line);
  }
  for (const node of nodes) picture.append(node.who === undefined ? squareOf(node) : circleOf(node));
  const named = [];
  for (const node of nodes) if (node.who !== undefined) {
    const isTaken = named.some(other => Math.abs(other.x - node.x) < 90 && Math.abs(other.y - node.y) < 12);
    picture.append(draw("text", { x: node.x, y: node.y + (isTaken ? 19 : -11), class: "name" }, shortened(data.people[node.who][0], 26)));
    named.push(node);
  }
  frame.replaceChildren(picture, ...(left > 0 ? [make("p", { class: "quiet" }, `The ${left} smallest held modules are not drawn.`)] : []));
}

const shortened = (text, most) => text.length <= most ? text : `${text.slice(0, most - 1)}…`;

function squareOf(node) {
  const size = 3 + Math.min(9, Math.sqrt(modules.lines[node.module]) / 8);
  const shape = draw("rect", { x: node.x - size / 2, y: node.y - size / 2, width: size, height: size, class: `silo${node.silo % 6}`,
    onclick: () => goTo(node.module) }, draw("title", {}, `${nameOf(node.module)}: ${holdersText(node.module)}`));
  return lit(shape, node);
}

function circleOf(node) {
  const shape = draw("circle", { cx: node.x, cy: node.y, r: 7, class: `silo${node.silo % 6}` }, draw("title", {}, data.people[node.who][0]));
  return lit(shape, node);
}

/** Its holds stand out while it is pointed at. */
function lit(shape, node) {
  for (const [event, isOn] of [["pointerenter", true], ["pointerleave", false]])
    shape.addEventListener(event, () => (node.lines ?? []).forEach(line => line.classList.toggle("lit", isOn)));
  return shape;
}

const peopleOf = silo => silo[0].map(who => data.people[who][0]).join(", ");

function startGraph() {
  drawGraph();
  onWidth(drawGraph);
  const lines = silo => silo[1].reduce((sum, module) => sum + modules.lines[module], 0);
  at("silos-table").append(table("Silos", [
    { title: "People", value: peopleOf, cell: silo => make("span", {}, make("span", { class: `swatch silo${data.silos.indexOf(silo) % 6}` }), ` ${peopleOf(silo)}`) },
    { title: "Modules", isNumber: true, value: silo => silo[1].length },
    { title: "Lines", isNumber: true, value: lines, text: silo => number(lines(silo)) },
    { title: "Share of what they hold", isNumber: true, value: silo => silo[2], text: silo => `${Math.round(100 * silo[2])}%` },
    { title: "Among them", value: silo => modules.path[silo[1][0]] ?? "", cell: silo => make("span", {}, ...silo[1].slice(0, 3).flatMap((module, place) => [place ? ", " : "", linkTo(module)])) },
  ], data.silos, { noun: "silo", search: false }));
}
