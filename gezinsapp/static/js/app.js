// Comfort only: every page works without this file.
const naarFouten = wortel => wortel.querySelector('[data-foutenlijst]')?.focus();

naarFouten(document);
document.addEventListener('htmx:after:swap', () => naarFouten(document));

document.addEventListener('click', gebeurtenis => {
  const weg = gebeurtenis.target.closest('[data-snelweg]');
  if (!weg) return;
  gebeurtenis.preventDefault();
  document.body.hidden = true;
  location.replace(weg.href);
});

// A second tap sends nothing. The button stays enabled during the send, because a disabled one would leave its own value out.
document.addEventListener('submit', gebeurtenis => {
  const formulier = gebeurtenis.target;
  if (formulier.hasAttribute('aria-busy')) {
    gebeurtenis.preventDefault();
    gebeurtenis.stopPropagation();
    return;
  }
  formulier.setAttribute('aria-busy', 'true');
  setTimeout(() => formulier.removeAttribute('aria-busy'), 8000);
}, true);
document.addEventListener('htmx:finally:request', () => vrij());
window.addEventListener('pageshow', () => vrij());

function vrij() {
  for (const formulier of document.querySelectorAll('form[aria-busy]')) formulier.removeAttribute('aria-busy');
}

if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js');
