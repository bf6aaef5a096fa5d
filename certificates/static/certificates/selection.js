// The number in a button follows the ticks. Without this script the buttons say how many could be ticked.
(() => {
  "use strict";
  const form = document.querySelector("[data-selection]");
  if (!form) return;
  const all = form.querySelector("[data-check-all]");
  const boxes = () => [...form.querySelectorAll("input[name=enrolment]")];
  function count() {
    form.querySelectorAll("button[data-acts-on]").forEach((button) => {
      const chosen = boxes().filter((box) => box.checked && box.dataset.state === button.dataset.actsOn).length;
      const words = chosen === 1 ? button.dataset.one : button.dataset.many;
      button.querySelector("span").textContent = words.replace("#", chosen);
      button.disabled = chosen === 0;
    });
    if (!all) return;
    const ticked = boxes().filter((box) => box.checked).length;
    all.checked = ticked > 0 && ticked === boxes().length;
    all.indeterminate = ticked > 0 && ticked < boxes().length;
  }
  form.addEventListener("change", () => setTimeout(count));
  count();
})();
