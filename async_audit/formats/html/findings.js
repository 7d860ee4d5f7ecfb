// Findings, by audit, gravity and words.
const SEVERITIES = ["", "note", "warning", "error"];

function findingOf([audit, severity, , module, message, evidence, remedy, command]) {
  return make("article", { class: `finding ${SEVERITIES[severity]}` },
    make("p", {}, make("span", { class: "severity" }, SEVERITIES[severity]), ` ${message}`),
    make("ul", {}, ...evidence.map(line => make("li", {}, line))),
    make("p", {}, `${remedy}: `, make("code", {}, command), " ", make("span", { class: "quiet" }, `(${data.audits[audit]})`),
      ...(module >= 0 ? [" · ", linkTo(module)] : [])));
}

function startFindings() {
  if (!data.findings.length) return;
  let shown = 20;
  const words = make("input", { type: "search", oninput: () => choose({ words: words.value.toLowerCase() }) });
  const said = make("p", { class: "aside", role: "status" });
  const more = make("button", { type: "button", onclick: () => { shown += 50; fill(); } }, "Show more");
  at("findings-filters").append(
    choice("Audit", [["", "all"], ...data.audits.map(audit => [audit, audit])], state.audit, audit => choose({ audit })),
    choice("Severity", [["", "all"], ...["error", "warning", "note"].map(name => [name, name])], state.severity, severity => choose({ severity })),
    make("label", {}, "Words ", words));
  at("findings-note").replaceWith(said);
  at("findings-list").after(more);
  function fill() {
    const found = data.findings.filter(finding => (!state.audit || data.audits[finding[0]] === state.audit)
      && (!state.severity || SEVERITIES[finding[1]] === state.severity)
      && (!state.words || `${finding[4]} ${finding[5].join(" ")}`.toLowerCase().includes(state.words)));
    at("findings-list").replaceChildren(...found.slice(0, shown).map(findingOf));
    said.textContent = `${number(Math.min(shown, found.length))} of ${count(found.length, "finding")} that match, ${number(data.found)} in all; gravest first.`;
    more.hidden = found.length <= shown;
  }
  watch(["audit", "severity", "words"], () => { shown = 20; fill(); });
}
