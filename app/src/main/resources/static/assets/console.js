// What every page of the console does beyond links and forms. Nothing here knows a domain.

const form = element => element.closest("form");

// Dialogs: a button with data-opens names one; data-closes closes the one around it.
document.addEventListener("click", event => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.opens).showModal();
  }
  const closer = event.target.closest("[data-closes]");
  if (closer) {
    closer.closest("dialog").close();
  }
  const toggle = event.target.closest("[data-toggles]");
  if (toggle) {
    const part = document.getElementById(toggle.dataset.toggles);
    const open = part.classList.toggle("open");
    toggle.setAttribute("aria-expanded", open);
    if (open) {
      part.querySelector("[type=search]")?.focus();
    }
  }
  // A menu closes when one looks elsewhere.
  document.querySelectorAll("details.menu[open]").forEach(menu => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    document.querySelectorAll("details.menu[open]").forEach(menu => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.querySelectorAll("[data-toggles][aria-expanded=true]").forEach(toggle => {
      document.getElementById(toggle.dataset.toggles).classList.remove("open");
      toggle.setAttribute("aria-expanded", false);
      toggle.focus();
    });
  }
});

// Drawers are drawn open and have an address of their own: closing one goes to the list around it.
const openDrawers = root => root.querySelectorAll("dialog.drawer[data-open]").forEach(drawer => {
  if (!drawer.open) {
    drawer.showModal();
    drawer.addEventListener("close", () => {
      if (drawer.dataset.back) {
        location.assign(drawer.dataset.back);
      }
    });
  }
});
openDrawers(document);

// Fields that appear as they are needed: data-when="name=value|value" beside the field of that name in the same form.
const showNeeded = root => root.querySelectorAll("[data-when]").forEach(part => {
  const [name, values] = part.dataset.when.split("=");
  const field = form(part).elements.namedItem(name);
  const given = field instanceof RadioNodeList ? field.value : field && (field.type === "checkbox" ? (field.checked ? field.value : "") : field.value);
  const needed = values.split("|").includes(given || "");
  part.hidden = !needed;
  part.querySelectorAll("input, select, textarea").forEach(each => { each.disabled = !needed; });
});
showNeeded(document);
document.addEventListener("change", event => {
  if (form(event.target)) {
    showNeeded(form(event.target));
  }
});

// A choice that is sent with its form at once: data-sends.
document.addEventListener("change", event => {
  if (event.target.dataset?.sends !== undefined) {
    event.target.form.requestSubmit();
  }
});

// Rows that are ticked: data-all ticks all of its form; a bar with data-selection counts them.
document.addEventListener("change", event => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.type !== "checkbox" || !form(box)) {
    return;
  }
  const rows = [...form(box).querySelectorAll("input[data-row]")];
  if (box.dataset.all !== undefined) {
    rows.forEach(row => { row.checked = box.checked; });
  }
  const ticked = rows.filter(row => row.checked).length;
  form(box).querySelectorAll("[data-selection]").forEach(bar => {
    bar.hidden = ticked === 0;
    bar.querySelectorAll("[data-count]").forEach(count => { count.textContent = ticked; });
  });
  form(box).querySelectorAll("[data-all]").forEach(all => {
    all.checked = ticked > 0 && ticked === rows.length;
    all.indeterminate = ticked > 0 && ticked < rows.length;
  });
});

// A form that is on its way is not sent once more, by a second click or by Enter. One that htmx sends is free again with its
// answer, unless that leads to another page.
document.addEventListener("submit", event => {
  const sent = event.target;
  if (sent.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (sent.getAttribute("method") === "post") {
    sent.setAttribute("aria-busy", "true");
  }
}, true);
document.addEventListener("htmx:afterRequest", event => {
  if (!event.detail.xhr?.getResponseHeader("HX-Redirect")) {
    form(event.target)?.removeAttribute("aria-busy");
  }
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(sent => sent.removeAttribute("aria-busy")));

// What was refused, put to its field: where an item names it (data-field), or where the form says whose a code or norm is:
// data-fields="WrongPassword=present SG-01=name". A code's own field: InvalidParameter.Password is that of "password"
// or, as the RPC actions call theirs, of "Password"; what stands behind it, .Length, says what is wrong.
const fieldOf = (form, item) => {
  const code = item.dataset.norm || item.dataset.code || "";
  const told = (form.dataset.fields || "").split(" ").map(pair => pair.split("=")).find(pair => pair[0] === code);
  const own = code.match(/^InvalidParameter\.([A-Z]\w*)/);
  const names = item.dataset.field ? [item.dataset.field] : told ? [told[1]] : own ? [own[1][0].toLowerCase() + own[1].slice(1), own[1]] : [];
  const found = names.map(name => form.elements.namedItem(name)).find(Boolean) || null;
  return found instanceof RadioNodeList ? found[0] : found;
};
const toField = (form, item) => {
  const field = fieldOf(form, item);
  if (!field || field.type === "hidden") {
    return null;
  }
  const told = document.createElement("p");
  told.className = "wrong";
  told.id = `${field.id || field.name}-wrong`;
  told.textContent = item.textContent.trim().replace(/\s+/g, " ");
  (field.closest(".field") || field.parentElement).append(told);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", told.id);
  return field;
};
document.addEventListener("htmx:beforeRequest", event => {
  const sent = event.target.closest("form");
  if (sent && event.target === sent) {
    sent.querySelectorAll(".problem").forEach(problem => problem.replaceChildren());
    sent.querySelectorAll(".field .wrong").forEach(told => told.remove());
    sent.querySelectorAll("[aria-invalid]").forEach(field => {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
  }
});
document.addEventListener("htmx:afterSwap", event => {
  openDrawers(event.target);
  showNeeded(document);
  if (event.target.classList.contains("problem")) {
    const sent = form(event.target);
    const fields = [...event.target.querySelectorAll("[data-field], [data-norm], [data-code]")].map(item => toField(sent, item)).filter(Boolean);
    (fields[0] || event.target).focus?.();
    event.target.scrollIntoView({ block: "nearest" });
  }
});
// What a page asks for by itself keeps no session alive.
document.addEventListener("htmx:configRequest", event => {
  if (!event.detail.triggeringEvent) {
    event.detail.headers["X-Unattended"] = "true";
  }
});
// What looks again by itself waits while a dialog in it is open.
document.addEventListener("htmx:beforeRequest", event => {
  if (event.detail.requestConfig?.verb === "get" && event.detail.elt.querySelector("dialog[open]")) {
    event.preventDefault();
  }
});
// No answer at all: said where the answer would have stood.
document.addEventListener("htmx:sendError", event => {
  const place = event.target.closest("form")?.querySelector(".problem");
  if (place) {
    place.innerHTML = "<div role=\"alert\"></div>";
    place.firstChild.textContent = document.documentElement.lang === "en"
      ? "The server does not answer. Nothing was changed as far as this page knows; try again."
      : "服务器没有响应。请稍后重试，重试前请确认操作是否已生效。";
  }
});

// Copying: a button with data-copies copies the text of what it names. Scripts have a clipboard only where the connection is
// safe or the browser allows it; elsewhere the text is marked and copied as by hand, and stays marked if that fails too.
// Of a list each item is a line.
const words = text => text.matches("ul, ol") ? [...text.children].map(each => each.textContent.trim()).join("\n") : text.textContent.trim();
const copied = async text => {
  try {
    await navigator.clipboard.writeText(words(text));
    return true;
  } catch {
    getSelection().selectAllChildren(text);
    return document.execCommand("copy");
  }
};
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copies]");
  if (button) {
    const text = document.getElementById(button.dataset.copies);
    if (await copied(text)) {
      button.textContent = button.dataset.copied;
    }
  }
});

// What is shown once can be kept: a button with data-saves gives what it names as a file, one with data-prints prints the page.
document.addEventListener("click", event => {
  const button = event.target.closest("[data-saves]");
  if (button) {
    const file = new Blob([words(document.getElementById(button.dataset.saves)) + "\n"], { type: "text/plain" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = button.dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
  } else if (event.target.closest("[data-prints]")) {
    print();
  }
});

// The address may have changed since the page was drawn: what leads back to it leads to where one is now.
const here = () => location.pathname + location.search;
document.addEventListener("submit", event => {
  const from = event.target.elements.namedItem("from");
  if (from && from.type === "hidden") {
    from.value = here();
  }
}, true);
document.addEventListener("click", event => {
  const language = event.target.closest("a[hreflang]");
  if (language) {
    const address = new URL(here(), location.origin);
    address.searchParams.set("lang", language.hreflang);
    language.href = address.pathname + address.search;
  }
}, true);

// A table that has no room is pushed aside within its frame, also with the keys: then the frame can be reached by them.
const frames = new ResizeObserver(seen => seen.forEach(({ target }) => {
  if (target.scrollWidth > target.clientWidth) {
    target.tabIndex = 0;
    target.setAttribute("role", "group");
    target.setAttribute("aria-label", target.querySelector("caption")?.textContent ?? document.title);
  } else {
    ["tabindex", "role", "aria-label"].forEach(name => target.removeAttribute(name));
  }
}));
const watched = () => document.querySelectorAll(".table:not([tabindex])").forEach(frame => frames.observe(frame));
watched();
document.addEventListener("htmx:afterSwap", watched);
