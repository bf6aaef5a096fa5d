// The session form: a half-day fills in its clock times; a long list of people can be narrowed by typing.
(() => {
  "use strict";

  document.addEventListener("change", (event) => {
    const radio = event.target.closest("input[name=half]");
    if (!radio || !radio.dataset.starts) return;
    radio.form.elements.starts.value = radio.dataset.starts;
    radio.form.elements.ends.value = radio.dataset.ends;
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
