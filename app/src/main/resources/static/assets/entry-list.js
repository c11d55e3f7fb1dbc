// <entry-list> around a textarea: entries are typed one at a time, Enter confirms each, several can be pasted; the form sends the
// textarea, an entry a line. data-most: how many at most; data-count, data-full, data-twice, data-remove: what is said.
const BETWEEN = /[\s,;，；、]+/;

customElements.define("entry-list", class extends HTMLElement {
  connectedCallback() {
    this.area = this.querySelector("textarea");
    this.entries = [];
    this.input = document.createElement("input");
    this.input.type = "text";
    this.input.inputMode = this.getAttribute("inputmode") || "text";
    this.input.autocomplete = "off";
    this.input.id = `${this.area.id}-entry`;
    this.querySelector("label").htmlFor = this.input.id;
    this.told = document.createElement("p");
    this.told.className = "hint";
    this.told.setAttribute("role", "status");
    this.list = document.createElement("ul");
    this.list.className = "line";
    this.area.hidden = true;
    this.area.before(this.input, this.told, this.list);
    this.input.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        this.take();
      }
    });
    this.input.addEventListener("paste", event => {
      const text = event.clipboardData.getData("text");
      if (BETWEEN.test(text.trim())) {
        event.preventDefault();
        this.add(text);
      }
    });
    this.closest("form")?.addEventListener("submit", () => this.take(), { capture: true });
    this.add(this.area.value);
  }

  take() {
    this.add(this.input.value);
    this.input.value = "";
  }

  add(text) {
    const twice = [];
    let full = false;
    text.split(BETWEEN).filter(Boolean).forEach(entry => {
      if (this.entries.includes(entry)) {
        twice.push(entry);
      } else if (this.entries.length >= Number(this.dataset.most || Infinity)) {
        full = true;
      } else {
        this.entries.push(entry);
        this.list.append(this.item(entry));
      }
    });
    this.keep(full ? this.dataset.full : twice.length > 0 ? `${this.dataset.twice} ${twice.slice(0, 3).join(", ")}` : "");
  }

  item(entry) {
    const item = document.createElement("li");
    item.className = "mark";
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "act";
    remove.textContent = "×";
    remove.setAttribute("aria-label", `${this.dataset.remove} ${entry}`);
    remove.addEventListener("click", () => {
      this.entries.splice(this.entries.indexOf(entry), 1);
      item.remove();
      this.keep("");
      this.input.focus();
    });
    item.append(`${entry} `, remove);
    return item;
  }

  keep(more) {
    this.area.value = this.entries.join("\n");
    this.told.textContent = [this.entries.length > 0 ? `${this.entries.length} ${this.dataset.count}` : "", more].filter(Boolean).join(" · ");
  }
});
