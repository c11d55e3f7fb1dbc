// <file-drop> around a file input: files can be dropped on it; shows what was chosen, pictures small, and how far the upload is.
// data-most: the largest file in bytes, refused here with data-too-large; data-sending: what is said while it is sent.
customElements.define("file-drop", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.input.classList.add("sr");
    this.list = document.createElement("ul");
    this.list.setAttribute("aria-live", "polite");
    this.append(this.list);
    this.input.addEventListener("change", () => this.show());
    ["dragenter", "dragover"].forEach(kind => this.addEventListener(kind, event => {
      event.preventDefault();
      this.classList.add("over");
    }));
    ["dragleave", "drop"].forEach(kind => this.addEventListener(kind, () => this.classList.remove("over")));
    this.addEventListener("drop", event => {
      event.preventDefault();
      if (event.dataTransfer.files.length > 0) {
        this.input.files = event.dataTransfer.files;
        this.input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    const form = this.closest("form");
    form?.addEventListener("htmx:xhr:progress", event => this.sent(event.detail));
    form?.addEventListener("htmx:afterRequest", () => this.progress?.remove());
  }

  show() {
    this.list.replaceChildren(...[...this.input.files].map(file => this.item(file)));
    const most = Number(this.dataset.most || Infinity);
    const tooLarge = [...this.input.files].some(file => file.size > most);
    this.input.setCustomValidity(tooLarge ? this.dataset.tooLarge : "");
    if (tooLarge) {
      const told = document.createElement("li");
      told.className = "wrong";
      told.textContent = this.dataset.tooLarge;
      this.list.append(told);
    }
  }

  item(file) {
    const item = document.createElement("li");
    if (file.type.startsWith("image/") && file.type !== "image/svg+xml") {
      const picture = document.createElement("img");
      picture.alt = "";
      picture.src = URL.createObjectURL(file);
      picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
      item.append(picture);
    }
    const name = document.createElement("span");
    name.className = "break";
    name.textContent = file.name;
    const size = document.createElement("span");
    size.className = "hint";
    size.textContent = file.size < 1024 * 1024 ? `${(file.size ? Math.max(file.size / 1024, 0.1) : 0).toFixed(1)} kB` : `${(file.size / 1024 / 1024).toFixed(1)} MB`;
    item.append(name, size);
    return item;
  }

  sent({ loaded, total }) {
    if (!total || this.input.files.length === 0) {
      return;
    }
    if (!this.progress?.isConnected) {
      this.progress = document.createElement("progress");
      this.progress.setAttribute("aria-label", this.dataset.sending || "");
      this.append(this.progress);
    }
    this.progress.max = total;
    this.progress.value = loaded;
  }
});
