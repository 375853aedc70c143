import { Editor } from "/editor.js";

const $ = (id) => document.getElementById(id);
const state = { files: {}, open: "", findings: [], tried: [], result: null };
let texts = {};
let language = "en";

const say = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), texts[language]["page." + key] ?? key);

async function ask(question, what = {}) {
  const files = Object.fromEntries(Object.entries(state.files).map(([name, file]) => [name, file.text]));
  const response = await fetch("/ask/" + question, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ files, ...what }),
  }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (!response?.ok) {
    news(answer?.refused ? say(answer.refused.replace("page.", "")) : (answer?.failed ?? say("gone")), true);
    return null;
  }
  return answer;
}

function news(text, wrong = false) {
  $("news").textContent = text;
  $("news").className = wrong ? "wrong" : "";
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function later(task, milliseconds) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => task(...values), milliseconds);
  };
}

// What the editor shows.

const editor = new Editor({
  text: $("text"),
  paint: $("paint"),
  offers: $("offers"),
  changed(text) {
    if (!state.files[state.open]) return;
    state.files[state.open].text = text;
    showState();
    look();
  },
  async asked(at) {
    return (await ask("completions", { file: state.open, at })) ?? [];
  },
  moved: later(async (at) => {
    const asked = state.open;
    if (!$("offers").hidden) return;
    const here = state.findings.find((one) => one.file === asked && one.from <= at && at <= Math.max(one.to, one.from + 1));
    const word = await ask("hover", { file: asked, at });
    const told = here ? here.message + (here.hint ? "\n" + here.hint : "") : "";
    if (asked === state.open && $("offers").hidden) manual([told, word?.says].filter(Boolean).join("\n"));
  }, 150),
  said: manual,
});

function manual(text) {
  $("manual").textContent = text ?? "";
}

const look = later(async () => {
  const texts = JSON.stringify(state.files);
  const found = await ask("findings");
  if (!found || texts !== JSON.stringify(state.files)) return;
  state.findings = [...found, ...state.findings.filter((one) => one.scenario && one.seen === state.files[one.file]?.text)];
  showFindings();
}, 120);

function showFindings() {
  const all = state.findings;
  editor.mark(all.filter((one) => one.file === state.open));
  $("findings").replaceChildren(...all.map((one) => {
    const item = element("li", "", { class: one.error ? "error" : "warning" });
    const place = `${one.file}:${one.line}: `;
    const button = element("button", place + one.message + (one.hint ? " " + one.hint : ""), { type: "button" });
    button.addEventListener("click", () => go(one.file, one.from, one.to));
    item.append(button);
    return item;
  }));
  const errors = all.filter((one) => one.error && !one.scenario).length;
  const failing = all.filter((one) => one.scenario).length;
  $("summary").textContent = errors ? say("errors", errors) : failing ? say("failing", failing) : all.length ? say("warnings", all.length) : say("noFindings");
  showTabs();
}

function showTabs() {
  const tabs = Object.keys(state.files).sort().map((name) => {
    const open = name === state.open;
    const tab = element("button", name, { type: "button", role: "tab", "aria-selected": open, "aria-controls": "sheet", tabindex: open ? 0 : -1 });
    tab.classList.toggle("changed", isChanged(name));
    tab.classList.toggle("wrong", state.findings.some((one) => one.file === name && one.error));
    tab.addEventListener("click", () => open_(name));
    tab.addEventListener("keydown", (event) => {
      const names = Object.keys(state.files).sort();
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      open_(names[(names.indexOf(name) + step + names.length) % names.length]);
      $("files").querySelector("[aria-selected=true]").focus();
    });
    return tab;
  });
  const focused = $("files").contains(document.activeElement);
  $("files").replaceChildren(...tabs);
  if (focused) $("files").querySelector("[aria-selected=true]")?.focus();
}

const isChanged = (name) => state.files[name].text !== state.files[name].saved;

function showState() {
  const changed = Object.keys(state.files).filter(isChanged);
  $("state").textContent = changed.length ? say("unsaved", changed.join(", ")) : say("allSaved");
  $("save").disabled = !changed.length;
  showTabs();
}

function open_(name, caret = 0) {
  state.open = name;
  editor.show(state.files[name]?.text ?? "", caret, name.split(".").pop());
  $("text").disabled = !state.files[name];
  manual("");
  showFindings();
  showState();
}

function go(file, from, to) {
  if (!state.files[file]) return;
  if (file !== state.open) open_(file);
  editor.select(from, to);
}

async function define() {
  const where = await ask("definition", { file: state.open, at: $("text").selectionStart });
  if (where?.file) go(where.file, where.from, where.to);
  else news(say("noRule"));
}

function nextFinding() {
  const at = $("text").selectionStart;
  const here = state.findings.filter((one) => one.file === state.open);
  const next = here.find((one) => one.from > at) ?? here[0] ?? state.findings[0];
  if (next) go(next.file, next.from, next.to);
}

// Files.

async function load() {
  const files = await ask("files");
  if (!files) return;
  state.files = Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, { text: file.text, saved: file.text, version: file.version }]));
  state.findings = [];
  const first = Object.keys(state.files).sort().find((name) => name.endsWith(".drl"));
  open_(state.files[state.open] ? state.open : (first ?? Object.keys(state.files)[0] ?? ""));
  look();
}

async function save() {
  for (const name of Object.keys(state.files).filter(isChanged)) {
    const file = state.files[name];
    const text = file.text;
    const saved = await ask("save", { files: {}, file: name, text, version: file.version });
    if (!saved) {
      showState();
      return;
    }
    file.saved = text;
    file.version = saved.version;
  }
  news(say("saved"));
  showState();
}

function create(name, text = "") {
  state.files[name] ??= { text, saved: null, version: "" };
  open_(name, state.files[name].text.length);
  $("text").focus();
  look();
}

$("new-file").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = $("new-name").value.trim();
  if (!/^(programme\.json|[^/\\]+\.drl|scenarios\/[^/\\]+\.yaml)$/.test(name)) {
    news(say("noName"), true);
    return;
  }
  $("new-name").value = "";
  create(name);
});
$("save").addEventListener("click", save);
$("reload").addEventListener("click", () => {
  if (!Object.keys(state.files).some(isChanged) || confirm(say("reloadSure"))) load();
});

// Trying.

const START = `given:
  history: {lifetime: {visits: 0, spend: 0}}
when:
  - purchase: {at: 2026-06-15 12:00, lines: [9.99]}
`;
$("attempt").value = START;

$("fill").addEventListener("click", () => {
  const given = Object.fromEntries([...document.querySelectorAll("[data-given]")].map((field) => [field.dataset.given, field.value.trim()]));
  const lifetime = ["visits", "spend"].filter((key) => given[key]).map((key) => `${key}: ${given[key]}`);
  const lines = ["given:"];
  if (lifetime.length) lines.push(`  history: {lifetime: {${lifetime.join(", ")}}}`);
  if (given.points) lines.push(`  accounts: {points: {lots: [{points: ${given.points}, from: before}]}}`);
  if (given.tier) lines.push(`  tier: {name: ${JSON.stringify(given.tier)}}`);
  const badges = given.badges.split(/[ ,]+/).filter(Boolean).map((badge) => `${JSON.stringify(badge)}: {}`);
  if (badges.length) lines.push(`  tallies: {badge: {${badges.join(", ")}}}`);
  const line = [];
  if (given.category) line.push(`category: ${JSON.stringify(given.category)}`);
  if (given.quantity) line.push(`quantity: ${given.quantity}`);
  line.push(`unitPrice: ${given.price || "9.99"}`);
  const purchase = [`at: ${given.day || "2026-06-15"}`, `lines: [{${line.join(", ")}}]`];
  if (given.coupon) {
    purchase.push(`coupons: [${JSON.stringify(given.coupon)}]`);
  }
  const coupons = given.coupon ? [`coupons:`, `  - {code: ${JSON.stringify(given.coupon)}, benefit: {type: percentOff, percent: 10}}`] : [];
  $("attempt").value = [...(lines.length > 1 ? lines : []), ...coupons, "when:", `  - purchase: {${purchase.join(", ")}}`, ""].join("\n");
  $("attempt").focus();
});

async function attempt() {
  news(say("trying_"));
  state.result = await ask("try", { attempt: $("attempt").value });
  if (!state.result) return;
  news(state.result.loaded ? (state.result.problems.length ? say("notTried") : say("triedNow")) : say("notLoaded"), !state.result.loaded);
  showResult();
  $("result").focus();
}

const spoken = (text) => (text ? (text[language] ?? text.en) : "");
const UNTOLD = ["type", "schema", "id", "reason"];
const isPlain = (value) => typeof value !== "object";
const pairs = (values) => Object.entries(values ?? {}).map(([key, value]) => `${key}: ${isPlain(value) ? value : JSON.stringify(value)}`).join(", ");

function fill(id, items) {
  $(id).replaceChildren(...(items.length ? items : [element("li", say("nothing"), { class: "none" })]));
}

function showResult() {
  const result = state.result;
  if (!result) return;
  const last = result.evaluations[result.evaluations.length - 1];
  $("result").hidden = false;
  $("problems").replaceChildren(...result.problems.map((problem) => element("li", problem)));
  const decisions = last?.decisions ?? [];
  fill("receipt", decisions.map((one) => spoken(one.reason?.text)).filter(Boolean).map((text) => element("li", text)));
  fill("decisions", decisions.map((one) => {
    const item = element("li", "");
    const values = Object.fromEntries(Object.entries(one).filter(([key, value]) => !UNTOLD.includes(key) && value !== null));
    const plain = Object.fromEntries(Object.entries(values).filter(([, value]) => isPlain(value) || value.name).map(([key, value]) => [key, value.name ?? value]));
    const more = element("details", "");
    more.append(element("summary", say("values")), element("pre", JSON.stringify(values, null, 2)));
    item.append(element("strong", one.type), " ", element("span", one.reason?.rule ?? ""), element("p", pairs(plain)), more);
    return item;
  }));
  fill("progress", (last?.progress ?? []).map((one) => element("li", `${one.goal ?? one.rule}: ${one.actual} / ${one.required}`)));
  fill("trace", (last?.trace ?? []).map((one) => element("li", [one.stage, one.rule, pairs(one.values), one.proposal].filter(Boolean).join(" · "))));
  fill("why-not", result.whyNot.map((one) => {
    const item = element("li", "");
    const why = element("ul", "");
    why.append(...one.failed.map((text) => element("li", spoken(text))));
    item.append(element("strong", one.rule), one.subject ? ` [${one.subject}]` : "", why);
    return item;
  }));
  $("after").replaceChildren();
  if (last) {
    const rows = [[say("tier"), last.customer.tier?.name ?? ""]];
    for (const [name, account] of Object.entries(last.customer.accounts ?? {})) {
      rows.push([name, (account.lots ?? []).reduce((sum, lot) => sum + Number(lot.points), 0)]);
    }
    rows.forEach(([name, value]) => $("after").append(element("dt", name), element("dd", String(value))));
  }
}

$("try").addEventListener("click", attempt);
$("attempt").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    attempt();
  }
});

$("keep").addEventListener("submit", async (event) => {
  event.preventDefault();
  const name = $("scenario-name").value.trim();
  if (!name) {
    news(say("nameMissing"), true);
    $("scenario-name").focus();
    return;
  }
  const made = await ask("scenario", { attempt: $("attempt").value, name });
  if (!made) return;
  if (!made.text) {
    news(say("notTried"), true);
    return;
  }
  const file = state.open.startsWith("scenarios/") ? state.open : "scenarios/tried.yaml";
  const before = state.files[file]?.text ?? "";
  const text = before + (before && !before.endsWith("\n\n") ? (before.endsWith("\n") ? "\n" : "\n\n") : "") + made.text;
  state.files[file] ??= { text: "", saved: null, version: "" };
  state.files[file].text = text;
  open_(file, text.length);
  $("scenario-name").value = "";
  news(say("made", file));
  look();
  await run();
});

// Scenarios.

async function run() {
  $("tried").textContent = say("trying_");
  const texts = Object.fromEntries(Object.entries(state.files).map(([name, file]) => [name, file.text]));
  const answer = await ask("scenarios");
  if (!answer) return;
  state.tried = answer.tried;
  state.loaded = answer.loaded;
  state.findings = [
    ...state.findings.filter((one) => !one.scenario),
    ...(answer.findings ?? []).map((one) => ({ ...one, scenario: true, seen: texts[one.file] })),
  ];
  showScenarios();
  showFindings();
}

function showScenarios() {
  const failed = state.tried.filter((one) => one.failure).length;
  $("tried").textContent = state.loaded === undefined ? "" : !state.loaded ? say("notLoaded")
    : !state.tried.length ? say("noScenarios")
    : failed ? say("someFail", failed, state.tried.length) : say("allPass", state.tried.length);
  $("scenarios").replaceChildren(...state.tried.map((one) => {
    const item = element("li", "", { class: one.failure ? "wrong" : "right" });
    const button = element("button", one.name, { type: "button" });
    button.addEventListener("click", () => {
      const at = state.files[one.file].text.split("\n").slice(0, one.line - 1).join("\n").length + (one.line > 1 ? 1 : 0);
      go(one.file, at, at);
    });
    item.append(element("span", one.failure ? "✕ " + say("fails") : "✓ " + say("passes"), { class: "verdict" }), " ", button);
    if (one.failure) item.append(element("pre", one.failure.split("\n").slice(1).join("\n").trim()));
    return item;
  }));
}

$("run").addEventListener("click", run);

// What it would cost.

$("compare").addEventListener("click", async () => {
  $("compared").textContent = say("comparing");
  const answer = await ask("what-if", { language });
  $("compared").textContent = answer ? (answer.loaded ? say("compareDone") : say("notLoaded")) : "";
  $("report").hidden = !answer?.loaded;
  if (answer?.loaded) $("report").src = "/report?" + Date.now();
});

// The whole page.

function speak(to) {
  language = to;
  document.documentElement.lang = to;
  for (const each of document.querySelectorAll("[data-text]")) each.textContent = say(each.dataset.text);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", say(each.dataset.label));
  for (const each of document.querySelectorAll("[data-language]")) each.setAttribute("aria-pressed", each.dataset.language === to);
  showState();
  showFindings();
  showResult();
  showScenarios();
}

for (const each of document.querySelectorAll("[data-language]")) each.addEventListener("click", () => speak(each.dataset.language));

document.addEventListener("keydown", (event) => {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key;
  if (control && key === "s") save();
  else if (key === "F8") nextFinding();
  else if (key === "F12" && document.activeElement === $("text")) define();
  else if (key === "F9") run();
  else return;
  event.preventDefault();
});

window.addEventListener("beforeunload", (event) => {
  if (Object.keys(state.files).some(isChanged)) event.preventDefault();
});

async function begin() {
  // The token has done its work; nobody need see it, or keep it in a list of pages.
  history.replaceState(null, "", "/");
  texts = await (await fetch("/texts.json")).json();
  $("folder").textContent = texts.folder;
  speak(texts.language === "de" ? "de" : "en");
  await load();
  document.body.dataset.ready = "true";
}

begin();
