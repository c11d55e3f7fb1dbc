// The editor of policies: numbers its lines, grows with them, and marks what the answer beside it says is wrong.

class PolicyEditor extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.gutter = this.querySelector(".gutter");
    this.behind = this.querySelector("pre");
    this.fault = { line: 0, column: 0 };
    this.text.addEventListener("input", () => this.mark(0, 0));
    this.text.addEventListener("scroll", () => { this.behind.scrollLeft = this.text.scrollLeft; });
    this.text.addEventListener("keydown", event => this.indent(event));
    this.mark(0, 0);
  }

  // Two blanks in place of a tab; Escape first leaves the field to the next key.
  indent(event) {
    if (event.key === "Escape") {
      this.leaving = true;
    } else if (event.key === "Tab" && !event.shiftKey && !this.leaving) {
      event.preventDefault();
      this.text.setRangeText("  ", this.text.selectionStart, this.text.selectionEnd, "end");
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      this.leaving = false;
    }
  }

  mark(line, column) {
    this.fault = { line, column };
    const lines = this.text.value.split("\n");
    this.gutter.replaceChildren(...lines.map((_, i) => {
      const number = document.createElement(i + 1 === line ? "b" : "span");
      number.textContent = i + 1 === line ? `${i + 1}` : `${i + 1}\n`;
      return number;
    }));
    const at = this.offset();
    this.behind.replaceChildren();
    if (at !== null) {
      const wrong = document.createElement("mark");
      const rest = this.text.value.slice(at);
      wrong.textContent = rest.match(/^("(\\.|[^"\\\n])*"?|[\w.$-]+|.)/)?.[0] || " ";
      this.behind.append(this.text.value.slice(0, at), wrong, rest.slice(wrong.textContent.length));
    }
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
    this.behind.scrollLeft = this.text.scrollLeft;
    if (line > 0) {
      this.text.setAttribute("aria-invalid", "true");
    } else {
      this.text.removeAttribute("aria-invalid");
    }
  }

  // Where the fault stands in the text; null where there is none.
  offset() {
    if (!this.fault.line) {
      return null;
    }
    const before = this.text.value.split("\n").slice(0, this.fault.line - 1);
    return before.reduce((sum, each) => sum + each.length + 1, 0) + this.fault.column - 1;
  }

  go() {
    this.text.focus();
    this.text.setSelectionRange(this.offset(), this.offset());
  }
}
customElements.define("signet-policy", PolicyEditor);

const editorOf = element => element.closest(".field")?.querySelector("signet-policy");

document.addEventListener("htmx:afterSwap", event => {
  const told = event.target.querySelector?.("[data-line]");
  const editor = told && editorOf(event.target);
  if (editor) {
    editor.mark(Number(told.dataset.line), Number(told.dataset.column || 0));
  }
});
document.addEventListener("click", event => {
  if (event.target.closest("[data-shows-fault]")) {
    editorOf(event.target).go();
  }
});
