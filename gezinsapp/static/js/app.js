// Comfort only: every page works without this file.
const naarFouten = wortel => wortel.querySelector('[data-foutenlijst]')?.focus();

naarFouten(document);
document.addEventListener('htmx:after:swap', ({detail: {ctx}}) => {
  if (ctx?.hx?.retarget) document.querySelector(ctx.hx.retarget)?.focus();
  naarFouten(document);
});

// A second tap sends nothing. The button stays enabled: a disabled one would leave its own value out.
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
const vrij = () => {
  for (const formulier of document.querySelectorAll('form[aria-busy]')) formulier.removeAttribute('aria-busy');
};
document.addEventListener('htmx:finally:request', vrij);
window.addEventListener('pageshow', vrij);

// Who is out of the kring sees it close. A hidden page holds no stream; it looks when it is seen again.
const wegwezen = () => {
  document.body.hidden = true;
  location.replace('/');
};
const kringstroom = document.body.dataset.kring;
let stroom;
const luister = () => {
  stroom?.close();
  if (!kringstroom || document.hidden || document.querySelector('[data-live]')) return;
  stroom = new EventSource(kringstroom);
  stroom.addEventListener('weg', wegwezen);
  stroom.addEventListener('error', async () => {
    if (stroom.readyState !== EventSource.CLOSED) return;
    const hier = await fetch(location.href, {method: 'HEAD', redirect: 'manual'}).catch(() => null);
    if (hier && (hier.status === 404 || hier.type === 'opaqueredirect')) wegwezen();
  });
};
luister();
document.addEventListener('weg', wegwezen);
document.addEventListener('visibilitychange', luister);
window.addEventListener('beforeunload', () => stroom?.close());

// A new version takes over once the app is put away: what is on its way through the old one would be lost.
if ('serviceWorker' in navigator) window.addEventListener('load', async () => {
  const werker = await navigator.serviceWorker.register('/sw.js');
  document.addEventListener('visibilitychange', () => setTimeout(() => document.hidden && werker.waiting?.postMessage('neem over'), 1e3));
});

for (const knop of document.querySelectorAll('[data-print]')) {
  knop.hidden = false;
  knop.addEventListener('click', () => print());
}
