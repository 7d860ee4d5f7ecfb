// The data of the page, for a spreadsheet or a program; then everything starts.
function csv(rows) {
  const cell = value => {
    const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value); // no cell is a formula
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map(row => `${row.map(cell).join(",")}\r\n`).join("");
}

const modulesCsv = () => csv([
  ["module", "lines", "commits in 365 days", "active holders", "wait", "documented by", "records"],
  ...everyModule.map(module => [modules.path[module], modules.lines[module], modules.churn[module], holdersText(module),
    waitText(module), saysText(module), modules.records[module].map(which => data.records[which][0]).join("; ")])]);
const findingsCsv = () => csv([
  ["audit", "severity", "subject", "message", "evidence", "remedy", "command"],
  ...data.findings.map(([audit, severity, subject, , message, evidence, remedy, command]) =>
    [data.audits[audit], SEVERITIES[severity], subject, message, evidence.join("; "), remedy, command])]);

function offer(title, name, type, content) {
  const button = make("button", { type: "button", onclick: () => {
    const text = content();
    const address = URL.createObjectURL(new Blob([text], { type }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    // where a browser refuses downloads from a file, the text can be copied
    at("download-text").replaceChildren(make("details", {}, make("summary", {}, `${name} as text, to copy`),
      make("textarea", { readonly: true, rows: 10, "aria-label": name }, text)));
  } }, title);
  at("download-controls").append(button);
}

function startDownload() {
  offer("Modules (CSV)", "modules.csv", "text/csv", modulesCsv);
  offer("Findings (CSV)", "findings.csv", "text/csv", findingsCsv);
  offer("All of it (JSON)", "async-audit.json", "application/json", () => JSON.stringify(data, null, 1));
}

Object.assign(state, fromAddress());
addEventListener("hashchange", () => {
  if (location.hash.includes("=")) choose(fromAddress());
});
startFindings();

// What is read first is shown first; then each picture in a task of its own, so that nobody waits to scroll.
const starts = [
  ...(at("course") ? [startCourse] : []),
  ...(at("map") ? [startMap, () => watch(["module"], drawDetails), startClock, startDepartures, startGraph] : []),
  ...(at("timeline") ? [startTimeline, startDownload] : []),
  () => {
    if (state.module >= 0) at("map-frame")?.scrollIntoView({ block: "nearest" });
    document.documentElement.dataset.drawn = "";
  },
];
function startNext() {
  starts.shift()?.();
  if (starts.length) setTimeout(startNext);
}
requestAnimationFrame(() => setTimeout(startNext));
addEventListener("beforeprint", () => { while (starts.length) starts.shift()(); });
