// Saves a secret that is shown once as a file, made in the browser: no server is asked for it again.

const cell = text => `"${text.replaceAll('"', '""')}"`;

document.addEventListener("click", event => {
  const button = event.target.closest("[data-saves]");
  if (!button) {
    return;
  }
  const list = document.getElementById(button.dataset.saves);
  const names = [...list.querySelectorAll("dt")].map(each => cell(each.textContent.trim()));
  const values = [...list.querySelectorAll("dd code")].map(each => cell(each.textContent.trim()));
  const file = new Blob([`\ufeff${names.join(",")}\r\n${values.join(",")}\r\n`], { type: "text/csv" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = list.dataset.file;
  link.click();
  URL.revokeObjectURL(link.href);
});
