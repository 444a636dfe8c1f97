"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const token = new URLSearchParams(location.search).get("token") || "";
  const text = by("text"), status = by("status"), fault = by("fault"), frame = by("page"), format = by("format");
  const WAIT = 250, LARGEST = 15e6; // milliseconds after the last key; bytes of all files, which base64 makes larger
  let file = null, sources = [], timer = 0, asked = 0, shown = "", running = null;

  const say = (words) => { status.textContent = words; };
  const complain = (words) => { fault.textContent = words; fault.hidden = words === ""; };
  const base64 = (blob) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(new Error(`${blob.name} cannot be read`));
    reader.readAsDataURL(blob);
  });
  async function send(path, body, signal) {
    let answer;
    try {
      answer = await fetch(path, {
        method: "POST", signal, headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` }, body: JSON.stringify(body),
      });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Error("The server does not answer. Start “attrlint serve” again and open the address that it prints.");
    }
    if (answer.ok) return answer;
    const kind = answer.headers.get("Content-Type") || "";
    throw new Error(kind.includes("json") ? (await answer.json()).error.replace(/^.*?error: /, "") : (await answer.text()).trim());
  }
  const draft = () => (file ? { data: file.data, name: file.name } : { text: text.value, name: "", format: format.value });
  const isEmpty = () => !file && text.value.trim() === "";

  function show(page) {
    if (shown) URL.revokeObjectURL(shown);
    shown = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    frame.hidden = false;
    frame.src = shown;
  }
  frame.addEventListener("load", () => {
    const inside = frame.contentDocument;
    if (!inside || !inside.body) return;
    const fit = () => { frame.style.height = `${inside.documentElement.offsetHeight + 4}px`; };
    fit();
    new ResizeObserver(fit).observe(inside.documentElement);
  });
  async function check() {
    const number = ++asked;
    if (running) running.abort();
    by("clear").hidden = isEmpty() && sources.length === 0;
    by("review").hidden = !(file && /\.docx$/i.test(file.name));
    if (isEmpty()) { frame.hidden = true; complain(""); return say("Paste a draft to begin."); }
    running = new AbortController();
    say("Checking…");
    try {
      const given = sources.map(({ name, data, speaker }) => ({ name, data, ...(speaker ? { speaker } : {}) }));
      const answer = await (await send("/desk/draft", { ...draft(), ...(given.length ? { sources: given } : {}) }, running.signal)).json();
      if (number !== asked) return;
      show(answer.page);
      say([answer.summary, ...answer.warnings].join(". "));
      complain("");
    } catch (error) {
      if (error.name === "AbortError" || number !== asked) return;
      frame.hidden = true;
      say("Not checked.");
      complain(error.message);
    }
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(check, WAIT); };

  const size = () => (file ? file.data.length : 0) + sources.reduce((sum, one) => sum + one.data.length, 0);
  async function read(blob) {
    if (size() + blob.size * 1.34 > LARGEST * 1.34) throw new Error(`${blob.name} is too large: all files together may have ${LARGEST / 1e6} MB`);
    return { name: blob.name, data: await base64(blob) };
  }
  async function take(blobs) {
    if (!blobs.length) return;
    try {
      file = await read(blobs[0]);
      by("draft-name").textContent = file.name;
      swap();
      await check();
    } catch (error) { complain(error.message); }
  }
  function swap() {
    by("draft-file").hidden = !file;
    text.hidden = Boolean(file);
    format.parentElement.hidden = Boolean(file); // a file has the format of its name
  }
  async function add(blobs) {
    for (const blob of blobs) {
      try {
        if (sources.some((one) => one.name === blob.name)) throw new Error(`${blob.name} is there already`);
        sources.push({ ...(await read(blob)), speaker: "" });
      } catch (error) { complain(error.message); }
    }
    list();
    await check();
  }
  function list() {
    by("sources").replaceChildren(...sources.map((one) => {
      const item = document.createElement("li"), name = document.createElement("span");
      const label = document.createElement("label"), speaker = document.createElement("input"), remove = document.createElement("button");
      name.className = "name";
      name.textContent = one.name;
      speaker.value = one.speaker;
      speaker.placeholder = "if not labeled";
      speaker.addEventListener("input", () => { one.speaker = speaker.value.trim(); later(); });
      label.append("Speaker", speaker);
      remove.type = "button";
      remove.textContent = "Remove";
      remove.setAttribute("aria-label", `Remove ${one.name}`);
      remove.addEventListener("click", () => { sources = sources.filter((other) => other !== one); list(); by("source-input").focus(); check(); });
      item.append(name, remove, label);
      return item;
    }));
  }
  function droppable(pane, take) {
    const over = (on) => (event) => { event.preventDefault(); pane.classList.toggle("over", on); };
    pane.addEventListener("dragover", over(true));
    pane.addEventListener("dragleave", over(false));
    pane.addEventListener("drop", (event) => { over(false)(event); if (event.dataTransfer.files.length) take([...event.dataTransfer.files]); });
  }
  droppable(by("draft-pane"), take);
  droppable(by("source-pane"), add);
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => { if (event.dataTransfer && [...event.dataTransfer.types].includes("Files")) event.preventDefault(); });
  by("draft-pane").addEventListener("paste", (event) => { if (event.clipboardData.files.length) { event.preventDefault(); take([...event.clipboardData.files]); } });
  text.addEventListener("input", (event) => { if (event.inputType === "insertFromPaste") check(); else later(); });
  format.addEventListener("change", check);
  by("draft-input").addEventListener("change", (event) => { take([...event.target.files]); event.target.value = ""; });
  by("source-input").addEventListener("change", (event) => { add([...event.target.files]); event.target.value = ""; });
  by("draft-remove").addEventListener("click", () => { file = null; swap(); text.focus(); check(); });
  by("clear").addEventListener("click", () => { file = null; sources = []; text.value = ""; swap(); list(); text.focus(); check(); });
  by("download").addEventListener("click", async () => {
    try {
      const blob = await (await send("/desk/review", { data: file.data, name: file.name, track_changes: by("track").checked })).blob();
      const link = document.createElement("a"), address = URL.createObjectURL(blob);
      link.href = address;
      link.download = file.name.replace(/\.docx$/i, "") + "-reviewed.docx";
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
      complain("");
    } catch (error) { complain(error.message); }
  });
  if (text.value) check();
})();
