// What would be orphaned if some people were not there.
const left = module => modules.holders[module].filter(who => !state.away.has(who)).length;

/** Which of the classes of the lens a module is in. */
function departureOf(module) {
  return !modules.holders[module].length ? 3 : Math.min(left(module), 2);
}

function startDepartures() {
  const boxes = data.people.map(([name], who) => {
    const box = make("input", { type: "checkbox", onchange: () => {
      const away = new Set(state.away);
      if (box.checked) away.delete(who); else away.add(who);
      choose({ away });
    } });
    at("departures-people").append(make("label", {}, box, ` ${name}`));
    return box;
  });
  at("departures-people").after(make("div", { class: "controls" },
    make("button", { type: "button", onclick: () => choose({ away: new Set() }) }, "All are here"),
    make("button", { type: "button", onclick: () => { choose({ colour: "departures" }); at("map").scrollIntoView(); } }, "Show on the map")));
  const rows = table("Modules that they would orphan", [
    pathColumn, linesColumn, churnColumn, { ...holdersColumn, title: "Who would be missing" },
  ], [], { noun: "module" });
  at("departures-table").append(rows);
  watch(["away"], () => {
    boxes.forEach((box, who) => { box.checked = !state.away.has(who); });
    const before = everyModule.filter(module => !modules.holders[module].length);
    const orphaned = everyModule.filter(module => modules.holders[module].length && !left(module));
    const alone = everyModule.filter(module => left(module) === 1);
    at("departures-said").replaceChildren(make("p", {},
      make("strong", {}, state.away.size
        ? `Without ${[...state.away].map(who => data.people[who][0]).join(", ")}: ${count(orphaned.length, "module")} more (${shareOf(orphaned)} of lines) without an active holder. `
        : "Everybody is here. "),
      `${count(before.length, "module")} (${shareOf(before)} of lines) ${before.length === 1 ? "has" : "have"} no active holder today; `,
      `${count(alone.length, "module")} ${alone.length === 1 ? "hangs" : "hang"} on one person.`));
    rows.show(orphaned.sort((one, other) => modules.churn[other] - modules.churn[one]));
    rows.hidden = !orphaned.length;
  });
}
