// A ProseMirror plugin that marks what attrlint finds.
//
// `check(text)` must resolve to the list of findings for a text. In a browser, send the text to the backend of your CMS, which
// passes it on to `POST /v1/check` of `attrlint serve` as {"text": ..., "format": "text"}, with the token: the server refuses
// requests from web pages. Marks have the classes attrlint and attrlint-error, -warning or -info; the style is yours, for
// example .attrlint { text-decoration: underline wavy }.
//
//   import { attrlint } from "./attrlint.js";
//   const check = async (text) => (await (await fetch("/cms/attrlint", { method: "POST", body: text })).json()).findings;
//   EditorState.create({ schema, plugins: [attrlint(check)] });
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

export const attrlintKey = new PluginKey("attrlint");

// The text of a document, one paragraph per text block, with the position of each UTF-16 unit.
export function textOf(doc) {
  let text = "";
  const positions = [];
  doc.descendants((node, at) => {
    if (node.isTextblock && text) {
      text += "\n\n";
      positions.push(at, at);
    }
    if (node.isText) {
      for (let i = 0; i < node.text.length; i++) positions.push(at + i);
      text += node.text;
    } else if (node.isInline && node.isLeaf) {
      positions.push(at);
      text += " ";
    }
    return true;
  });
  return { text, positions };
}

// attrlint counts code points; JavaScript counts UTF-16 units, of which an emoji has two.
export function unitsOf(text) {
  const units = [];
  let at = 0;
  for (const char of text) {
    units.push(at);
    at += char.length;
  }
  units.push(at);
  return units;
}

export function decorationsOf(doc, findings) {
  const { text, positions } = textOf(doc);
  const units = unitsOf(text);
  return findings.flatMap((finding) => {
    const first = units[finding.offset], last = units[finding.end_offset] - 1;
    if (!(last >= first) || positions[last] === undefined) return [];
    const look = { class: `attrlint attrlint-${finding.severity}`, title: `${finding.message} (${finding.code})` };
    return [Decoration.inline(positions[first], positions[last] + 1, look, { finding })];
  });
}

export function attrlint(check, wait = 500) {
  return new Plugin({
    key: attrlintKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, marks) {
        const found = transaction.getMeta(attrlintKey);
        return found ? DecorationSet.create(transaction.doc, found) : marks.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => attrlintKey.getState(state) },
    view(view) {
      let timer = 0, ended = false;
      const run = async () => {
        const doc = view.state.doc;
        const findings = await check(textOf(doc).text).catch(() => null); // keep the old marks if the server is away
        if (findings && !ended && view.state.doc.eq(doc))
          view.dispatch(view.state.tr.setMeta(attrlintKey, decorationsOf(doc, findings)));
      };
      const later = () => {
        clearTimeout(timer);
        timer = setTimeout(run, wait);
      };
      later();
      return {
        update: (now, before) => now.state.doc.eq(before.doc) || later(),
        destroy: () => { ended = true; clearTimeout(timer); },
      };
    },
  });
}
