"use strict";
(() => {
  const all = (words, within = document) => [...within.querySelectorAll(words)];
  const root = document.documentElement;
  const notes = all(".note"), marks = all(".mark"), said = document.getElementById("said");
  const rule = document.getElementById("rule"), levels = all(".controls input");
  let here = -1;
  const shown = () => notes.filter((note) => !note.hidden);

  function open(node) {
    for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }
  function leave() {
    all(".here").forEach((node) => node.classList.remove("here"));
  }
  function go(step) {
    const list = shown();
    if (!list.length) { said.textContent = "nothing to show"; return; }
    here = here < 0 ? (step > 0 ? 0 : list.length - 1) : (here + step + list.length) % list.length;
    const note = list[here];
    leave();
    open(note);
    note.classList.add("here");
    marks.filter((mark) => mark.dataset.notes.split(" ").includes(note.id)).forEach((mark) => mark.classList.add("here"));
    note.scrollIntoView({ block: "center" });
    note.focus({ preventScroll: true });
    said.textContent = `${here + 1} of ${list.length}`;
  }
  function filter() {
    const wanted = levels.filter((box) => box.checked).map((box) => box.value);
    for (const note of notes)
      note.hidden = !wanted.some((level) => note.classList.contains(level)) || (rule.value !== "" && note.dataset.code !== rule.value);
    const left = new Set(shown().map((note) => note.id));
    marks.forEach((mark) => mark.classList.toggle("off", !mark.dataset.notes.split(" ").some((id) => left.has(id))));
    here = -1;
    leave();
    said.textContent = `${left.size} of ${notes.length} shown`;
  }
  function light(name) {
    all("[data-source]").forEach((node) =>
      node.classList.toggle("lit", name !== "" && node.dataset.source.split(" ").includes(name)));
    all(".light").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.closest("details").dataset.lights === name)));
  }

  all(".controls, .light").forEach((node) => { node.hidden = false; });
  levels.forEach((box) => box.addEventListener("change", filter));
  rule.addEventListener("change", filter);
  document.getElementById("next").addEventListener("click", () => go(1));
  document.getElementById("before").addEventListener("click", () => go(-1));
  document.getElementById("look").addEventListener("click", () => {
    const dark = root.dataset.look ? root.dataset.look === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.look = dark ? "light" : "dark";
  });
  all(".light").forEach((button) => button.addEventListener("click", () =>
    light(button.getAttribute("aria-pressed") === "true" ? "" : button.closest("details").dataset.lights)));
  all("[data-of]").forEach((link) => link.addEventListener("click", () => light(link.dataset.of)));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "j" || event.key === "n") go(1);
    else if (event.key === "k" || event.key === "p") go(-1);
    else if (event.key === "Escape") { leave(); light(""); here = -1; said.textContent = ""; }
  });
  const follow = () => { const node = document.getElementById(location.hash.slice(1)); if (node) { open(node); node.scrollIntoView(); } };
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => all("details").forEach((node) => { node.open = true; }));
  if (location.hash) follow();
})();
