// The roll call: counts while marking, and "all present" in one touch. Without it the form works as it is.
(() => {
  "use strict";
  const form = document.querySelector("[data-roll]");
  const tally = form?.querySelector("[data-tally]");
  if (!tally) return;
  const everyone = form.querySelector("[data-all-present]");

  function count() {
    for (const figure of tally.querySelectorAll("[data-count]")) {
      const total = form.querySelectorAll(`input[type=radio][value=${figure.dataset.count}]:checked`).length;
      figure.textContent = total;
      figure.parentElement.hidden = total === 0;
    }
    everyone.disabled = form.querySelectorAll("input[type=radio]:checked:not([value=present])").length === 0;
  }

  form.addEventListener("change", (event) => {
    count();
    const line = event.target.closest(".roll-line");
    if (event.target.value === "late" && event.target.type === "radio") line.querySelector("[type=number]").focus();
    line?.classList.remove("is-wrong");
  });
  everyone.addEventListener("click", () => {
    form.querySelectorAll("input[type=radio][value=present]").forEach((box) => { box.checked = true; });
    count();
  });
  tally.hidden = false;
  everyone.hidden = false;
  count();
})();
