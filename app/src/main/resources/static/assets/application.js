// Application forms: leads from a finding to its field, says each finding once, counts characters, shows the files that were chosen.

// A finding leads to what it speaks of.
document.addEventListener("click", event => {
  const lead = event.target.closest("[data-leads]");
  if (lead) {
    const place = document.getElementById(`field-${lead.dataset.leads}`);
    if (place) {
      place.scrollIntoView({ block: "center" });
      place.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    }
  }
});

// data-counts="content": how many characters the field of that id has, as the norms count them.
const count = () => document.querySelectorAll("[data-counts]").forEach(told => {
  told.textContent = [...document.getElementById(told.dataset.counts).value].length;
});
document.addEventListener("input", count);
count();

// Files, each under the kind that was chosen for it. What is chosen stays when the form is refused; the check is told the kinds.
customElements.define("signet-files", class extends HTMLElement {
  connectedCallback() {
    this.kind = this.querySelector("select");
    this.list = document.createElement("ul");
    const add = document.createElement("label");
    add.className = "button";
    add.textContent = this.dataset.add;
    this.picker = document.createElement("input");
    this.picker.type = "file";
    this.picker.multiple = true;
    this.picker.accept = ".png,.jpg,.jpeg,.gif";
    this.picker.className = "sr";
    add.append(this.picker);
    this.append(" ", add, this.list);
    this.picker.addEventListener("change", () => {
      this.take([...this.picker.files]);
      this.picker.value = "";
    });
    this.addEventListener("dragover", event => { event.preventDefault(); this.classList.add("over"); });
    this.addEventListener("dragleave", () => this.classList.remove("over"));
    this.addEventListener("drop", event => {
      event.preventDefault();
      this.classList.remove("over");
      this.take([...event.dataTransfer.files]);
    });
  }

  take(files) {
    files.forEach(file => this.list.append(this.row(file)));
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  row(file) {
    const row = document.createElement("li");
    const holder = document.createElement("input");
    holder.type = "file";
    holder.hidden = true;
    holder.name = `${this.getAttribute("name")}.${this.kind.value}`;
    const held = new DataTransfer();
    held.items.add(file);
    holder.files = held.files;
    const announced = document.createElement("input");
    announced.type = "hidden";
    announced.name = "announced";
    announced.value = this.kind.value;
    const told = document.createElement("span");
    told.textContent = `${this.kind.selectedOptions[0].textContent} · ${file.name} · ${Math.ceil(file.size / 1024)} kB`;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "act";
    remove.textContent = this.dataset.remove;
    remove.addEventListener("click", () => {
      row.remove();
      this.dispatchEvent(new Event("change", { bubbles: true }));
    });
    if (file.type.startsWith("image/")) {
      const picture = document.createElement("img");
      picture.alt = "";
      picture.src = URL.createObjectURL(file);
      picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
      row.append(picture);
    }
    row.append(told, remove, holder, announced);
    return row;
  }
});

// A finding stands once: at its field where a refusal put it there, else in the list of the live check. What a refusal said
// is over as soon as something is changed: from then on the live check tells how things stand.
const application = document.getElementById("application");
const same = (one, other) => one.dataset.norm === other.dataset.norm && (one.dataset.part || "") === (other.dataset.part || "");
const showOnce = () => {
  const told = [...application.querySelectorAll(".problem [data-norm]")];
  told.forEach(item => { item.hidden = [...application.querySelectorAll(".field .wrong")].some(wrong => wrong.textContent.startsWith(`${item.dataset.norm} `)); });
  document.querySelectorAll("#live [data-norm]").forEach(item => { item.hidden = told.some(other => same(item, other)); });
};
const forget = event => {
  if (event.target.closest("#application") && application.querySelector(".problem [role=alert]")) {
    application.querySelectorAll(".problem").forEach(problem => problem.replaceChildren());
    application.querySelectorAll(".field .wrong").forEach(wrong => wrong.remove());
    application.querySelectorAll("[aria-invalid]").forEach(field => {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
    showOnce();
  }
};
if (application) {
  document.addEventListener("input", forget);
  document.addEventListener("change", forget);
  document.addEventListener("htmx:afterSwap", showOnce);
}
