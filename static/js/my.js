// A trainee's pages: the time left stays true while the page lies open, and a swipe turns the day.
(() => {
  "use strict";
  const MINUTE = 60000;

  // --- time left ---
  const when = document.querySelector("[data-starts]");
  const left = when?.querySelector("[data-left]");
  function words(minutes) {
    const { minute, minutes: many, hour, hours } = when.dataset;
    const amount = (number, one, more) => (number === 1 ? one : more.replace("2", String(number)));
    const whole = Math.floor(minutes / 60);
    const rest = minutes % 60;
    const parts = [];
    if (whole) parts.push(amount(whole, hour, hours));
    if (rest || !whole) parts.push(amount(rest, minute, many));
    return parts.join(" ");
  }
  function refresh() {
    const now = Date.now();
    const starts = Date.parse(when.dataset.starts);
    const ends = Date.parse(when.dataset.ends);
    const drawnBefore = when.dataset.phase === "before";
    if (now >= ends || (drawnBefore && now >= starts)) {
      if (navigator.onLine) location.reload();
      return;
    }
    const until = now < starts ? starts : ends;
    const sentence = now < starts ? when.dataset.before : when.dataset.during;
    left.textContent = sentence.replace("{time}", words(Math.max(Math.ceil((until - now) / MINUTE), 1)));
  }
  if (left) {
    when.dataset.phase = Date.now() < Date.parse(when.dataset.starts) ? "before" : "during";
    setInterval(refresh, MINUTE / 4);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  }

  // --- from day to day ---
  const day = document.querySelector("[data-swipe]");
  if (!day) return;
  const turn = (rel) => day.querySelector(`a[rel=${rel}]`)?.click();
  let start = null;
  day.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }, { passive: true });
  day.addEventListener("touchend", (event) => {
    if (!start) return;
    const x = event.changedTouches[0].clientX - start.x;
    const y = event.changedTouches[0].clientY - start.y;
    start = null;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? "next" : "prev");
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "ArrowRight") turn("next");
    if (event.key === "ArrowLeft") turn("prev");
  });
  document.querySelector(".days [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
})();
