// The browser asks only after somebody pressed the button here.
const formulier = document.querySelector('form[data-sleutel]');
const zeg = wat => {
  document.querySelector(`[data-seintje="${wat}"]`).hidden = false;
};
const kan = 'PushManager' in window && 'Notification' in window && 'serviceWorker' in navigator;
if (!kan) {
  formulier.hidden = 'nieuw' in formulier.dataset;
  zeg('eerst-zetten');
} else if (Notification.permission === 'denied') zeg('dicht');

const bytes = tekst => Uint8Array.from(atob(tekst.replace(/-/g, '+').replace(/_/g, '/')), teken => teken.charCodeAt(0));

async function meldAan() {
  if (await Notification.requestPermission() !== 'granted') return zeg('dicht');
  const baken = await navigator.serviceWorker.ready, wens = {userVisibleOnly: true, applicationServerKey: bytes(formulier.dataset.sleutel)};
  const plek = (await baken.pushManager.subscribe(wens).catch(async () => {
    await (await baken.pushManager.getSubscription())?.unsubscribe();
    return baken.pushManager.subscribe(wens);
  })).toJSON();
  formulier.elements.adres.value = plek.endpoint;
  formulier.elements.p256dh.value = plek.keys.p256dh;
  formulier.elements.auth.value = plek.keys.auth;
  formulier.submit();
}

formulier.addEventListener('submit', gebeurtenis => {
  if (!kan || !('nieuw' in formulier.dataset)) return;
  gebeurtenis.preventDefault();
  meldAan().catch(() => zeg('dicht')).finally(() => formulier.removeAttribute('aria-busy'));
});
