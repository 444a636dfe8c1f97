"use strict";
(() => {
  const all = (words, within = document) => [...within.querySelectorAll(words)];
  const by = (id) => document.getElementById(id);
  const root = document.documentElement, header = document.querySelector("header");
  const notes = all(".note"), said = by("said"), rule = by("rule"), levels = all(".level"), keys = by("keys");
  const marks = all(".mark").map((node) => ({
    node, notes: node.dataset.notes.split(" "), looks: node.dataset.looks.split(" "), labels: (node.dataset.n || "").split(" ").filter(Boolean),
  }));
  let here = null;
  const shown = () => notes.filter((note) => !note.hidden);
  const say = (words) => { said.textContent = words; };

  function open(node) {
    for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }
  function point(note) {
    all(".here").forEach((node) => node.classList.remove("here"));
    if (!note) return;
    note.classList.add("here");
    marks.filter((mark) => mark.notes.includes(note.id)).forEach((mark) => mark.node.classList.add("here"));
  }
  function choose(note, list = shown()) {
    here = note;
    open(note);
    point(note);
    note.scrollIntoView({ block: "center" });
    note.focus({ preventScroll: true });
    say(`${list.indexOf(note) + 1} of ${list.length}`);
  }
  function go(step) {
    const list = shown();
    if (!list.length) return say("nothing is shown");
    const at = list.indexOf(here);
    choose(list[at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length], list);
  }
  function filter(tell) {
    const wanted = levels.filter((box) => box.checked).map((box) => box.value);
    for (const note of notes)
      note.hidden = !wanted.some((level) => note.classList.contains(level)) || (rule.value !== "" && note.dataset.code !== rule.value);
    const left = new Set(shown().map((note) => note.id));
    for (const { node, notes: ids, looks, labels } of marks) {
      const kept = ids.map((id, i) => [id, looks[i]]).filter(([id]) => left.has(id));
      const lit = node.classList.contains("lit");
      node.className = ["mark", ...new Set(kept.map(([, look]) => look)), ...(kept.length ? [] : ["off"]), ...(lit ? ["lit"] : [])].join(" ");
      node.setAttribute("href", `#${(kept[0] || ids)[0]}`);
      if (labels.length) node.dataset.n = labels.filter((label) => left.has(ids[0].replace(/n[^n]*$/, `n${label.replace(/[()]/g, "")}`))).join(" ");
    }
    here = null;
    point(null);
    say(tell ? `${left.size} shown` : "");
  }
  function light(name, who) {
    const lit = all("[data-source]").filter((node) => {
      const on = name !== "" && node.dataset.source.split(" ").includes(name);
      node.classList.toggle("lit", on);
      return on;
    });
    all(".light").forEach((button) =>
      button.setAttribute("aria-pressed", String(name !== "" && button.closest("details").dataset.lights === name)));
    say(name === "" ? "" : `${who} is lit`);
    return lit;
  }
  const whose = (name) => { const own = document.querySelector(`details[data-lights="${name}"]`); return own && [own, own.querySelector("summary").textContent]; };
  const inView = (node) => { const box = node.getBoundingClientRect(); return box.top > header.offsetHeight && box.bottom < innerHeight; };

  all(".controls, .light").forEach((node) => { node.hidden = false; });
  const measure = () => root.style.setProperty("--head", `${header.offsetHeight}px`);
  measure();
  addEventListener("resize", measure);
  levels.forEach((box) => box.addEventListener("change", () => filter(true)));
  if (rule) rule.addEventListener("change", () => filter(true));
  for (const [id, step] of [["next", 1], ["previous", -1]]) if (by(id)) by(id).addEventListener("click", () => go(step));
  if (by("every")) by("every").addEventListener("click", () => all(".draft").forEach((node) => { node.open = true; }));
  by("look").addEventListener("click", () => {
    const dark = root.dataset.look ? root.dataset.look === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.look = dark ? "light" : "dark";
  });
  all(".light").forEach((button) => button.addEventListener("click", () => {
    const own = button.closest("details");
    const lit = light(button.getAttribute("aria-pressed") === "true" ? "" : own.dataset.lights, own.querySelector("summary").textContent);
    if (lit.length && !lit.some(inView)) lit[0].scrollIntoView({ block: "center" });
  }));
  all("[data-of]").forEach((link) => link.addEventListener("click", () => light(link.dataset.of, whose(link.dataset.of)[1])));
  all(".said").forEach((node) => node.addEventListener("click", () => {
    const name = node.dataset.source.split(" ").pop(), found = whose(name);
    if (!found || String(getSelection())) return;
    light(name, found[1]);
    found[0].open = true;
    if (!inView(found[0])) found[0].scrollIntoView({ block: "nearest" });
  }));
  notes.forEach((note) => {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false]])
      note.addEventListener(event, () => marks.forEach((mark) => mark.node.classList.toggle("near", on && mark.notes.includes(note.id))));
  });
  marks.forEach(({ node }) => node.addEventListener("click", (event) => {
    event.preventDefault();
    choose(by(node.getAttribute("href").slice(1)));
  }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { point(null); light("", ""); here = null; return; }
    if (event.ctrlKey || event.altKey || event.metaKey || !keys || !keys.checked || /^(SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "j" || event.key === "n") go(1);
    else if (event.key === "k" || event.key === "p") go(-1);
  });
  const follow = () => {
    const node = by(decodeURIComponent(location.hash.slice(1)));
    if (!node) return;
    if (node.classList.contains("note") && !node.hidden) return choose(node);
    open(node);
    node.scrollIntoView({ block: node.matches(".at") ? "center" : "start" });
  };
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => all("details").forEach((node) => { node.open = true; }));
  if (rule) filter(false);
  if (location.hash) follow();
})();
