// The session form: a half-day fills in its clock times; a long list of people can be narrowed by typing.
(() => {
  "use strict";

  document.addEventListener("change", (event) => {
    if (event.target.matches("select[name=kind], select[name=module]")) {
      const { kind, module } = event.target.form.elements;
      const own = event.target.form.querySelector(".own-title");
      if (own && kind.value !== "module" && !module.value) own.open = true;
    }
    const radio = event.target.closest("input[name=half]");
    if (!radio || !radio.dataset.starts) return;
    radio.form.elements.starts.value = radio.dataset.starts;
    radio.form.elements.ends.value = radio.dataset.ends;
  });

  // What is against the session is read first, not wherever the panel was scrolled to.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "panel") return;
    const clashes = event.detail.target.querySelector(".clashes");
    if (clashes) event.detail.target.scrollTop = 0;
  });

  // A typed time that is no half-day's leaves none of them chosen.
  document.addEventListener("input", (event) => {
    if (!event.target.matches("input[name=starts], input[name=ends]")) return;
    const { starts, ends, half } = event.target.form.elements;
    if (!half) return;
    (half.length ? [...half] : [half]).forEach((radio) => {
      radio.checked = radio.dataset.starts === starts.value && radio.dataset.ends === ends.value;
    });
  });
})();
