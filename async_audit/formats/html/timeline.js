// Decision records beside the commits of each month, and large changes without a record.
function startTimeline() {
  const [first, commits] = data.traffic;
  if (commits.length) {
    drawTimeline(first, commits);
    onWidth(() => drawTimeline(first, commits));
  } else at("timeline-frame").append(make("p", {}, "History is not there to be drawn."));
  const kind = row => row.length === 2 ? "large change without a record" : row[2] || "no state";
  const rows = [...data.records, ...data.large];
  const day = row => row.length === 2 ? row[0] : row[3];
  at("timeline-table").append(rows.length ? table("Records, and large changes without one", [
    { title: "Day", isShort: true, value: day, text: row => day(row) || "unknown" },
    { title: "What", value: kind },
    { title: "Title", value: row => row.length === 2 ? largeTitle(row[1]) : row[1] },
    { title: "Where", value: row => row.length === 2 ? row[1].slice(0, 10) : row[0] },
  ], rows.sort((one, other) => day(one) < day(other) ? 1 : -1), { noun: "row" })
    : make("p", {}, "There are no decision records."));
}

const largeFinding = commit => data.findings.find(finding => finding[2] === commit);

/** What a large change calls itself, or else what makes it large; its commit and day have columns of their own. */
function largeTitle(commit) {
  const [, subject, reasons] = /^\S+ (?:"(.+?)" )?\(\d{4}-\d\d-\d\d\) (.*)$/s.exec(largeFinding(commit)?.[4] ?? "") ?? [];
  return subject ?? reasons ?? commit.slice(0, 10);
}

function drawTimeline(first, commits) {
  const frame = at("timeline-frame"), w = frame.clientWidth || 600, h = data.records.length || data.large.length ? 190 : 122, start = monthOf(first), bar = w / commits.length;
  const most = Math.max(1, ...commits);
  const x = day => (monthOf(day) - start + (Number(day.slice(8)) - 1) / 31) * bar;
  const inside = day => day && monthOf(day) >= start && monthOf(day) < start + commits.length;
  const earlier = data.records.filter(record => record[3] && monthOf(record[3]) < start).length;
  const picture = draw("svg", { viewBox: `0 0 ${w} ${h}`, width: w, height: h, role: "img",
    "aria-label": "Commits of each month, decision records, and large changes without a record; the table below says the same" });
  for (let month = 0; month < commits.length; month++) {
    const year = Math.floor((start + month) / 12);
    if ((start + month) % 12 === 0) picture.append(draw("line", { x1: month * bar, x2: month * bar, y1: 0, y2: h - 14, class: "rule" }),
      ...(w - month * bar < 30 ? [] : [draw("text", { x: month * bar + 2, y: h - 3, class: "axis" }, w / commits.length * 12 < 34 ? `’${String(year % 100).padStart(2, "0")}` : String(year))]));
    picture.append(draw("rect", { x: month * bar, y: 100 - 92 * commits[month] / most, width: Math.max(0.6, bar - 0.6), height: 92 * commits[month] / most, class: "bar" },
      draw("title", {}, `${year}-${String((start + month) % 12 + 1).padStart(2, "0")}: ${count(commits[month], "commit")}`)));
  }
  data.records.forEach((record, which) => inside(record[3]) && picture.append(
    draw("circle", { cx: x(record[3]), cy: 122 + 6 * (which % 3), r: 4.5, class: "record" }, draw("title", {}, recordText(which)))));
  for (const [day, commit] of data.large) if (inside(day)) picture.append(
    draw("path", { d: `M${x(day)},${151} l6,10 h-12 z`, class: "undecided" }, draw("title", {}, largeFinding(commit)?.[4] ?? commit.slice(0, 10))));
  frame.replaceChildren(picture, make("ul", { class: "legend" },
    make("li", {}, make("span", { class: "swatch bar" }), ` commits a month, at most ${number(most)}`),
    make("li", {}, make("span", { class: "swatch record" }), ` ${count(data.records.length, "decision record")}${earlier ? `, ${earlier} of them before what is drawn` : ""}`),
    // without any record nobody asked
    ...(data.records.length ? [make("li", {}, make("span", { class: "swatch undecided" }), ` ${count(data.large.length, "large change")} without a record`)] : [])));
}

const monthOf = day => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
