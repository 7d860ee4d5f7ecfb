// What all parts of the page share: the data, the state that its address keeps, and elements made of text only.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const modules = data.modules;
const everyModule = modules.path.map((_, at) => at);
const at = id => document.getElementById(id);
const number = value => value.toLocaleString("en");
const count = (value, noun, many = `${noun}s`) => `${number(value)} ${value === 1 ? noun : many}`;

/** An element; children are elements or texts, and a text is never markup. */
function make(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for pictures. */
function draw(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** A select with its label; `options` are [value, text]. */
function choice(label, options, chosen, changed) {
  const list = make("select", { onchange: () => changed(list.value) },
    ...options.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
  return make("label", {}, `${label} `, list);
}

/** What is chosen. It lives in the address, so that a link leads to the same sight. */
const usual = { colour: "holders", size: "lines", hour: 9, zone: 0, audit: "", severity: "" };
const state = { ...usual, module: -1, zone: null, away: new Set(), words: "" };
const watchers = [];

/** Calls `watcher` now, and when one of `keys` changes. */
function watch(keys, watcher) {
  watchers.push([keys, watcher]);
  watcher();
}

function choose(changes) {
  Object.assign(state, changes);
  const keys = Object.keys(changes);
  for (const [wanted, watcher] of watchers) if (wanted.some(key => keys.includes(key))) watcher();
  const said = new URLSearchParams();
  if (state.module >= 0) said.set("module", modules.path[state.module]);
  for (const [key, value] of Object.entries(usual)) if (state[key] !== value) said.set(key, state[key]);
  if (state.away.size) said.set("away", [...state.away].map(who => data.people[who][0]).join("\n"));
  try {
    history.replaceState(null, "", `#${said}`);
  } catch { /* inside of a frame without an address of its own, where a forge may show the page */ }
}

/** Reads the state out of the address; what is not in the data is ignored. */
function fromAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  const names = (said.get("away") ?? "").split("\n");
  const whole = (key, most) => Math.min(Math.max(Math.trunc(Number(said.get(key))) || 0, -most), most);
  return {
    module: modules.path.indexOf(said.get("module") ?? ""),
    ...(lensOf(said.get("colour")) && { colour: said.get("colour") }),
    ...(["lines", "churn"].includes(said.get("size")) && { size: said.get("size") }),
    ...(said.has("hour") && { hour: Math.max(0, whole("hour", 167)) }),
    ...(said.has("zone") && { zone: whole("zone", 840) }),
    ...(data.audits.includes(said.get("audit")) && { audit: said.get("audit") }),
    ...(said.has("severity") && { severity: said.get("severity") }),
    away: new Set(data.people.map((_, who) => who).filter(who => names.includes(data.people[who][0]))),
  };
}

/** Calls `redraw` when the width of the page has changed and stays as it is. */
function onWidth(redraw) {
  let width = innerWidth, waiting;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(redraw, 150);
  });
}

const theme = at("theme");
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
function isDark() {
  return (document.documentElement.dataset.theme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";
}
function sayTheme() {
  theme.textContent = isDark() ? "Light" : "Dark";
}
theme.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  sayTheme();
});
systemIsDark.addEventListener("change", sayTheme);
sayTheme();
for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
