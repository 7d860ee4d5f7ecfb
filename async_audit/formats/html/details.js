// What is known of the module that is chosen.
function drawDetails() {
  const module = state.module;
  if (module < 0) return;
  const findings = data.findings.filter(finding => finding[3] === module);
  const holders = modules.holders[module].map((who, place) => {
    const [name, zone, start, length, doubt] = data.people[who];
    const hours = start === null ? doubt : `${clockText(start)} to ${clockText((start + length) % 24 || 24)} at ${zoneText(zone)}${doubt ? `, ${doubt}` : ""}`;
    return make("li", {}, `${name}: ${modules.shares[module][place]}% of lines; ${hours}`);
  });
  const records = modules.records[module].map(which => make("li", {}, recordText(which)));
  const wait = modules.wait[module] < 0 ? `not told: ${modules.doubts[modules.doubt[module]]}` : waitText(module);
  at("details").replaceChildren(
    make("h3", {}, nameOf(module)),
    make("p", {}, `${count(modules.lines[module], "line")}, ${count(modules.churn[module], "commit")} in 365 days`),
    make("h4", {}, "Active holders, in the order in which to ask"),
    holders.length ? make("ol", {}, ...holders) : make("p", {}, "nobody now active has written much of it"),
    ...(modules.former[module] ? [make("p", { class: "quiet" }, `${count(modules.former[module], "former holder")} not active lately`)] : []),
    make("h4", {}, "Wait"), make("p", {}, wait),
    make("h4", {}, "Written down"),
    make("p", {}, `documented by: ${saysText(module)}`),
    ...(records.length ? [make("ul", {}, ...records)] : [make("p", { class: "quiet" }, "no decision record speaks of it")]),
    ...(findings.length ? [make("h4", {}, "Findings"), make("ul", {}, ...findings.map(finding => make("li", {}, finding[4])))] : []),
    make("p", {}, make("code", {}, `async-audit who ${quoted(modules.path[module])}`)));
}

/** A word for a shell, as `shlex.quote` of Python writes it. */
function quoted(path) {
  const word = path.startsWith("-") ? `./${path}` : path;
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
}

function recordText(which) {
  const [path, title, stateOf, day] = data.records[which];
  return `${title} (${[stateOf, day, path].filter(Boolean).join(", ")})`;
}
