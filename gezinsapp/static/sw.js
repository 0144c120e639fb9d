// The public shell only: private pages are never stored on the phone.
const NAAM = 'schil-1';
const SCHIL = ['/zonder-verbinding', '/static/manifest.webmanifest'];

self.addEventListener('install', gebeurtenis => gebeurtenis.waitUntil(
  caches.open(NAAM).then(cache => cache.addAll(SCHIL.map(adres => new Request(adres, {cache: 'reload'})))).then(() => self.skipWaiting())));

self.addEventListener('activate', gebeurtenis => gebeurtenis.waitUntil((async () => {
  for (const naam of await caches.keys()) if (naam !== NAAM) await caches.delete(naam);
  await self.clients.claim();
})()));

self.addEventListener('fetch', gebeurtenis => {
  const verzoek = gebeurtenis.request;
  const adres = new URL(verzoek.url);
  if (verzoek.method !== 'GET' || adres.origin !== location.origin) return;
  if (verzoek.mode === 'navigate') {
    gebeurtenis.respondWith(fetch(verzoek).catch(() => caches.match('/zonder-verbinding')));
  } else if (adres.pathname.startsWith('/static/') && adres.searchParams.has('v')) {
    gebeurtenis.respondWith(uitSchil(verzoek));
  }
});

async function uitSchil(verzoek) {
  const bekend = await caches.match(verzoek);
  if (bekend) return bekend;
  const antwoord = await fetch(verzoek);
  if (antwoord.ok) (await caches.open(NAAM)).put(verzoek, antwoord.clone());
  return antwoord;
}
