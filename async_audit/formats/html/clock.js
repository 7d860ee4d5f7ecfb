// The week clock: who is within the hours in which they commit, at each hour of the week.
const WEEK = 168, DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const CITIES = {
  "-600": "Honolulu", "-540": "Anchorage in winter", "-480": "San Francisco in winter", "-420": "San Francisco in summer",
  "-360": "Chicago in winter", "-300": "New York in winter, Chicago in summer", "-240": "New York in summer", "-180": "São Paulo",
  0: "London in winter", 60: "Berlin in winter, London in summer", 120: "Berlin in summer", 180: "Nairobi, Istanbul", 210: "Tehran",
  240: "Dubai", 330: "Delhi", 345: "Kathmandu", 420: "Bangkok", 480: "Singapore, Beijing", 540: "Tokyo", 570: "Adelaide in winter",
  600: "Sydney in winter", 660: "Sydney in summer", 720: "Auckland in winter", 780: "Auckland in summer",
};
const clockText = hour => `${String(hour).padStart(2, "0")}:00`;
const around = hour => (hour % WEEK + WEEK) % WEEK;

function zoneText(minutes) {
  const far = Math.abs(minutes), two = value => String(Math.floor(value)).padStart(2, "0");
  return `UTC${minutes < 0 ? "−" : "+"}${two(far / 60)}:${two(far % 60)}`;
}

/** Whether somebody is within their hours in the middle of an hour of the week in UTC. */
function isThere(who, hour) {
  const [, zone, start, length] = data.people[who];
  if (start === null || zone === null) return false;
  const minute = around(hour + 0.5 + zone / 60 - start); // since Monday's window began
  return minute < 5 * 24 && minute % 24 < length;
}
const week = data.people.map((_, who) => Array.from({ length: WEEK }, (_, hour) => isThere(who, hour)));
const isKnown = who => data.people[who][2] !== null;
const utc = () => around(state.hour - (state.zone ?? 0) / 60);
/** For each hour of the week in UTC, how many modules have somebody in their hours. */
const covered = Array.from({ length: WEEK }, (_, hour) => everyModule.reduce((sum, module) => sum + modules.holders[module].some(who => week[who][hour]), 0));
const held = everyModule.filter(module => modules.holders[module].length);
const there = (module, hour) => modules.holders[module].filter(who => week[who][Math.floor(hour)]).length;

/** Which of the classes of the lens a module is in. */
function hourOf(module) {
  if (!modules.holders[module].length) return 4;
  const met = there(module, utc());
  return met ? Math.min(met, 2) : modules.holders[module].every(isKnown) ? 0 : 3;
}

/** Hours until somebody is there, of a module all of whose holders' hours are known. */
function until(module) {
  const hour = Math.floor(utc());
  for (let ahead = 0; ahead < WEEK; ahead++) if (there(module, around(hour + ahead))) return ahead;
  return Infinity;
}

const hourText = () => `${DAYS[Math.floor(state.hour / 24)]} ${clockText(state.hour % 24)}`;

function drawClock() {
  const frame = at("clock-frame"), w = frame.clientWidth || 600, h = 110;
  const bar = w / WEEK, most = Math.max(1, held.length);
  const picture = draw("svg", { viewBox: `0 0 ${w} ${h}`, width: w, height: h, class: "week", role: "img",
    "aria-label": "For each hour of the week, how many modules have somebody in their hours; the slider says the same" });
  DAYS.forEach((day, place) => picture.append(draw("text", { x: place * 24 * bar + 2, y: h - 3, class: "axis" }, w < 500 ? day.slice(0, 2) : day.slice(0, 3)),
    draw("line", { x1: place * 24 * bar, x2: place * 24 * bar, y1: 0, y2: h, class: "rule" })));
  for (let hour = 0; hour < WEEK; hour++) {
    const met = covered[Math.floor(around(hour - state.zone / 60))];
    picture.append(draw("rect", { x: hour * bar, y: 92 - 88 * met / most, width: Math.max(0.6, bar - 0.6), height: 88 * met / most + 0.5, class: "bar" }));
  }
  picture.append(draw("line", { x1: 0, x2: 0, y1: 0, y2: 94, class: "now" }));
  const drag = event => {
    if (event.type === "pointermove" && !event.buttons) return;
    const box = picture.getBoundingClientRect();
    turn(Math.max(0, Math.min(WEEK - 1, Math.floor((event.clientX - box.left) / box.width * WEEK))));
  };
  for (const event of ["pointerdown", "pointermove"]) picture.addEventListener(event, drag);
  frame.replaceChildren(picture, make("ul", { class: "legend" },
    make("li", {}, make("span", { class: "swatch bar" }), ` modules with somebody in their hours, at most ${number(Math.max(...covered))} of ${number(held.length)}`)));
  pointAt();
}

/** Moves the hand to the hour. */
function pointAt() {
  const picture = at("clock-frame").firstChild, hand = picture.lastChild;
  hand.setAttribute("transform", `translate(${(state.hour + 0.5) * picture.viewBox.baseVal.width / WEEK} 0)`);
}

function turn(hour) {
  if (hour !== state.hour) choose({ hour });
}

function startClock() {
  const offsets = new Map();
  for (const [, zone] of data.people) if (zone !== null) offsets.set(zone, (offsets.get(zone) ?? 0) + 1);
  const zones = [...new Set([0, ...offsets.keys()])].sort((one, other) => one - other);
  usual.zone = [...offsets.keys()].sort((one, other) => offsets.get(other) - offsets.get(one) || one - other)[0] ?? 0;
  if (!zones.includes(state.zone)) state.zone = usual.zone;
  const options = zones.map(zone => [String(zone), `${zoneText(zone)}${CITIES[zone] ? `, say ${CITIES[zone]}` : ""}`]);
  const slider = make("input", { type: "range", min: 0, max: WEEK - 1, value: state.hour, oninput: () => turn(Number(slider.value)) });
  at("clock-controls").append(
    choice("Clock at", options, String(state.zone), zone => choose({ zone: Number(zone) })),
    make("label", { class: "wide" }, "Hour ", slider),
    make("button", { type: "button", onclick: () => { choose({ colour: "hour" }); at("map").scrollIntoView(); } }, "Show on the map"));
  const rows = table("Modules with nobody in their hours", [
    pathColumn, churnColumn, holdersColumn,
    { title: "Next in", isNumber: true, value: until, text: module => `${until(module)} h` },
  ], [], { noun: "module" });
  at("clock-table").append(rows);
  watch(["zone"], drawClock);
  watch(["hour", "zone"], () => {
    slider.value = state.hour;
    slider.setAttribute("aria-valuetext", hourText());
    const without = held.filter(module => hourOf(module) === 0);
    const untold = held.filter(module => hourOf(module) === 3).length;
    const awake = data.people.filter((_, who) => week[who][Math.floor(utc())]).map(person => person[0]);
    at("clock-said").replaceChildren(
      make("p", {}, make("strong", {}, `${hourText()} at ${zoneText(state.zone)}: `),
        `${number(without.length)} of ${count(held.length, "module")} with active holders have nobody in their hours`,
        untold ? `; of ${number(untold)} more nobody can tell, because a holder's hours are not known.` : "."),
      make("p", { class: "quiet" }, `In their hours: ${awake.join(", ") || "nobody"}.`));
    rows.show(without.sort((one, other) => modules.churn[other] - modules.churn[one]));
    rows.hidden = !without.length;
    pointAt();
  });
  onWidth(drawClock);
}
