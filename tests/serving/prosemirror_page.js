// The page of test_prosemirror.py: an editor with the plugin, whose check goes to the backend of the page.
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { schema } from "prosemirror-schema-basic";
import { attrlint, attrlintKey } from "../../examples/prosemirror/attrlint.js";

const check = async (text) => (await (await fetch("/cms/attrlint", { method: "POST", body: text })).json()).findings;

window.open_editor = (document_json, wait) => {
  window.view?.destroy();
  const doc = schema.nodeFromJSON(document_json);
  window.view = new EditorView(document.getElementById("editor"), {
    state: EditorState.create({ schema, doc, plugins: [attrlint(check, wait)] }),
  });
};
window.marks = () =>
  attrlintKey.getState(window.view.state).find().map((mark) => ({
    from: mark.from,
    to: mark.to,
    code: mark.spec.finding.code,
    said: mark.spec.finding.message,
    text: window.view.state.doc.textBetween(mark.from, mark.to, "|", "_"),
  })).sort((one, other) => one.from - other.from);
window.insert = (text, at) => window.view.dispatch(window.view.state.tr.insertText(text, at));
window.remove = (from, to) => window.view.dispatch(window.view.state.tr.delete(from, to));
