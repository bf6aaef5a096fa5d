// What every page does. All of it is comfort: without it, links and forms still work.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]:not([tabindex='-1'])";

  // --- messages and toasts ---
  function offerClose(root) {
    root.querySelectorAll("[data-close][hidden]").forEach((button) => { button.hidden = false; });
  }
  function toast(text, kind) {
    const place = byId("toasts");
    if (!place || !text) return;
    const box = document.createElement("div");
    box.className = `flash ${kind}`;
    const words = document.createElement("p");
    words.textContent = text;
    box.append(words);
    place.append(box);
    setTimeout(() => box.remove(), 8000);
  }

  // --- tables: on a phone a row becomes a card (components.css), so each value carries its column's name ---
  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell", TH: "columnheader" };
  function nameCells(root) {
    root.querySelectorAll(".table").forEach((table) => {
      const names = [...table.querySelectorAll("thead th")].map((head) => (head.querySelector(".sr-only") ? "" : head.textContent.trim()));
      [table, ...table.querySelectorAll("thead, tbody, tr, td, th")].forEach((part) => {
        part.setAttribute("role", part.scope === "row" ? "rowheader" : ROLES[part.tagName]);
      });
      table.querySelectorAll("tbody td").forEach((cell) => {
        const name = names[cell.cellIndex];
        const blank = /^[\s–—-]*$/.test(cell.textContent) && !cell.querySelector("svg, input, progress, img, .dot");
        cell.classList.toggle("is-blank", blank);
        if (name && !blank && !cell.querySelector(".cover")) cell.dataset.label = name;
      });
    });
  }

  // --- the side panel ---
  let opener = null;
  const panelIsOpen = () => { const panel = byId("panel"); return panel && !panel.hidden; };
  function openPanel() {
    const panel = byId("panel");
    const fresh = panel.hidden;
    if (fresh && (!opener || !opener.isConnected)) opener = document.activeElement;
    panel.hidden = false;
    byId("veil").hidden = false;
    document.body.classList.add("panel-open");
    const wrong = panel.querySelector(".is-invalid");
    const first = wrong || panel.querySelector("[autofocus]") || panel.querySelector(".panel-body :is(input:not([type=hidden]), select, textarea)");
    if (fresh || wrong) (first || panel).focus();
  }
  function closePanel() {
    if (!panelIsOpen()) return;
    const panel = byId("panel");
    panel.hidden = true;
    panel.replaceChildren();
    byId("veil").hidden = true;
    document.body.classList.remove("panel-open");
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  }
  function keepFocusInside(event, box) {
    const stops = [...box.querySelectorAll(FOCUSABLE)].filter((stop) => stop.offsetParent !== null);
    if (!stops.length) { event.preventDefault(); return; }
    const first = stops[0];
    const last = stops[stops.length - 1];
    if (!box.contains(document.activeElement)) { event.preventDefault(); first.focus(); }
    else if (event.shiftKey && (document.activeElement === first || document.activeElement === box)) { event.preventDefault(); last.focus(); }
    else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
  }

  // --- a question before something that cannot be taken back ---
  const sure = new WeakSet();
  function ask(button) {
    const dialog = byId("confirm");
    byId("confirm-question").textContent = button.dataset.confirm;
    const detail = byId("confirm-detail");
    detail.textContent = button.dataset.confirmDetail || "";
    detail.hidden = !detail.textContent;
    dialog.querySelector("[value=yes]").textContent = button.textContent.trim();
    dialog.returnValue = "no";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "yes") { sure.add(button); button.click(); sure.delete(button); }
      else button.focus();
    }, { once: true });
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-confirm], [data-close], [data-panel-close], #veil");
    document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    if (!target) return;
    if (target.dataset.confirm && !sure.has(target)) {
      event.preventDefault();
      event.stopPropagation();
      ask(target);
    } else if (target.dataset.close) {
      target.closest(target.dataset.close)?.remove();
    } else if (target.id === "veil" || (target.hasAttribute("data-panel-close") && panelIsOpen())) {
      event.preventDefault();
      closePanel();
    }
  }, true);

  document.addEventListener("keydown", (event) => {
    if (byId("confirm")?.open) return;
    if (event.key === "Escape") {
      const menu = document.querySelector("details.menu[open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
      else closePanel();
    } else if (event.key === "Tab" && panelIsOpen()) {
      keepFocusInside(event, byId("panel"));
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
    if (event.target.matches("[data-check-all]")) {
      document.querySelectorAll(event.target.dataset.checkAll).forEach((box) => { if (!box.disabled) box.checked = event.target.checked; });
    }
  });

  // --- a form is sent once, however often its button is clicked; frame.css dims it meanwhile ---
  const AGAIN_AFTER = 8000; // the answer may be a file, which leaves the page standing
  const rest = (form) => form.removeAttribute("aria-busy");
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return; // htmx drops second clicks itself (hx-sync)
    if (form.getAttribute("aria-busy") === "true") { event.preventDefault(); return; }
    form.setAttribute("aria-busy", "true");
    setTimeout(rest, AGAIN_AFTER, form);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(rest));

  // --- htmx ---
  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = document.querySelector("meta[name=csrf-token]")?.content || "";
    if (!panelIsOpen()) opener = event.detail.elt;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target, requestConfig } = event.detail;
    if (!target || target.id !== "panel" || !xhr.responseURL) return;
    // A redirect was followed: the work is done, so the browser goes where it led.
    const asked = new URL(requestConfig.path, location.href);
    const came = new URL(xhr.responseURL);
    const redirected = asked.pathname !== came.pathname || /<html[\s>]/i.test(xhr.responseText.slice(0, 600));
    if (redirected && xhr.status < 400) {
      event.detail.shouldSwap = false;
      location.assign(came.href);
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "panel") openPanel();
  });
  document.addEventListener("htmx:load", (event) => { offerClose(event.detail.elt); nameCells(event.detail.elt); });
  document.addEventListener("panel-close", closePanel);
  document.addEventListener("htmx:responseError", () => toast(byId("toasts")?.dataset.failed, "error"));
  document.addEventListener("htmx:sendError", () => toast(byId("toasts")?.dataset.offline, "warning"));

  document.querySelectorAll(".tabs").forEach((tabs) => {
    const tab = tabs.querySelector("[aria-current]");
    if (tab) tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
  });
  offerClose(document);
  nameCells(document);
  document.querySelector("main form .is-invalid")?.focus();
  window.caunoi = Object.freeze({ toast, closePanel });
})();
