// Before anything else, so that it works while the rest still loads. Without JavaScript "snel weg" is a plain link to the neutral page;
// this adds that the page goes dark at once, leaves no entry behind, and that Back never shows the pages from before.
(() => {
  const neutraal = document.currentScript.dataset.neutraal;
  const weg = () => {
    document.documentElement.hidden = true;
    location.replace(neutraal);
  };
  const terug = bewaard => bewaard || performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
  const kijk = bewaard => {
    if (sessionStorage.getItem('weg') === null) return;
    if (terug(bewaard)) weg();
    else sessionStorage.removeItem('weg');
  };
  try {
    kijk(false);
  } catch {
    // A browser that keeps nothing still leaves at once.
  }
  addEventListener('pageshow', gebeurtenis => gebeurtenis.persisted && kijk(true));
  addEventListener('click', gebeurtenis => {
    if (!gebeurtenis.target.closest?.('[data-snelweg]')) return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    try {
      sessionStorage.setItem('weg', '');
    } finally {
      weg();
    }
  }, true);
})();
