"use strict";
(() => {
  const button = document.getElementById("save");
  const saving = document.getElementById("saving");
  const saved = document.getElementById("saved");
  let open = false;
  saving.hidden = false;
  document.addEventListener("input", () => { open = true; saved.textContent = ""; });
  addEventListener("beforeunload", event => { if (open) event.preventDefault(); });
  button.addEventListener("click", () => {
    for (const one of document.querySelectorAll("input, textarea")) {
      if (one.type === "radio") one.toggleAttribute("checked", one.checked);
      else if (one.type === "text") one.setAttribute("value", one.value);
      else one.textContent = one.value;
    }
    saved.textContent = "";
    saving.hidden = true;
    const page = "<!DOCTYPE html>\n" + document.documentElement.outerHTML + "\n";
    saving.hidden = false;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([page], { type: "text/html;charset=utf-8" }));
    link.download = button.dataset.file + ".html";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    open = false;
    saved.textContent = saved.dataset.said;
  });
})();
