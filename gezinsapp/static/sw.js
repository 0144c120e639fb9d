// Before this stand NAAM and SCHIL (what of the shell belongs to this version), and kluis.js. CacheStorage holds the public shell only:
// private pages are never in it. What somebody writes without a connection waits in his vault, and goes once, in order.
const SCHRIJVEN = /^\/k\/([^/]+)\/(praten\/[^/]+|doelen\/[^/]+\/meting|taart)$/;

self.addEventListener('install', gebeurtenis => gebeurtenis.waitUntil(
  caches.open(NAAM).then(cache => cache.addAll(SCHIL.map(adres => new Request(adres, {credentials: 'omit'}))))));

self.addEventListener('activate', gebeurtenis => gebeurtenis.waitUntil((async () => {
  for (const naam of await caches.keys()) if (naam !== NAAM) await caches.delete(naam);
  await self.clients.claim();
})()));

self.addEventListener('fetch', gebeurtenis => {
  const verzoek = gebeurtenis.request, adres = new URL(verzoek.url);
  if (adres.origin !== location.origin) return;
  if (verzoek.method === 'POST') {
    if (adres.pathname === '/delen') gebeurtenis.respondWith(leesGedeeld(verzoek));
    else if (SCHRIJVEN.test(adres.pathname)) gebeurtenis.respondWith(schrijf(verzoek, adres.pathname));
    else if (verzoek.mode === 'navigate') gebeurtenis.respondWith(stuurOfBlijf(verzoek));
  } else if (verzoek.method === 'GET' && verzoek.mode === 'navigate') {
    gebeurtenis.respondWith(open(verzoek, adres.pathname));
  } else if (verzoek.method === 'GET' && adres.pathname.startsWith('/static/') && adres.searchParams.has('v')) {
    gebeurtenis.respondWith(caches.match(verzoek).then(bekend => bekend || fetch(verzoek)));
  }
});

// A proxy says so when the app behind it is away.
const isWeg = ({status}) => status >= 502 && status <= 504;

// On a connection that dies nothing fails and nothing comes: the help lines don't wait for it long, and no page waits for ever.
async function open(verzoek, pad) {
  try {
    const antwoord = await Promise.race([fetch(verzoek), new Promise((_, nee) => setTimeout(nee, pad === '/hulp' ? 3000 : 20_000))]);
    if (isWeg(antwoord)) throw antwoord;
    return antwoord;
  } catch {
    return await (await caches.open(NAAM)).match(pad === '/hulp' ? pad : '/zonder-verbinding', {ignoreSearch: true});
  }
}

// What can't wait (who knows what it would do later) stays where it is when there is no connection: the page, with all that was filled in.
async function stuurOfBlijf(verzoek) {
  try {
    const antwoord = await fetch(verzoek);
    if (!isWeg(antwoord)) return antwoord;
  } catch {}
  await meld({blijft: true});
  return new Response(null, {status: 204});
}

// What another app shares waits in the vault until the person places it himself; the server sees nothing of it. What is too long for one
// message is his to shorten: nothing of an article is dropped in silence.
async function leesGedeeld(verzoek) {
  const velden = new URLSearchParams(await verzoek.text());
  const tekst = ['titel', 'tekst', 'adres'].map(naam => velden.get(naam)).filter(Boolean).join('\n').slice(0, 20_000);
  if (tekst && await kluis.wie()) await kluis.bewaar('gedeeld', tekst);
  return Response.redirect('/naar/praten', 303);
}

// On its way by `schrijf`; what a browser that stopped left so, is not.
const onderweg = new Set();

// A write is kept before it goes straight to the server, so that a phone that stops halfway loses no word. It waits when there is no connection,
// when the server is away, or behind what waits already.
async function schrijf(verzoek, pad) {
  const velden = new URLSearchParams(await verzoek.clone().text());
  if (!velden.has('eenmaal') || !await kluis.wie()) return fetch(verzoek);
  if (await wachtend()) await verstuur().catch(() => {});
  const recht = velden.get('csrf_token') && !await wachtend();
  velden.delete('csrf_token');
  const wat = velden.get('wat') ?? '', tekst = velden.get('tekst') ?? velden.get('woorden') ?? velden.get('notitie') ?? '';
  const ding = {pad, wat, tekst, velden: velden.toString()}, nr = await kluis.wacht(recht ? {...ding, onderweg: Date.now()} : ding);
  if (recht) {
    onderweg.add(nr);
    const antwoord = await fetch(verzoek, {signal: AbortSignal.timeout(20_000)}).catch(() => null);
    onderweg.delete(nr);
    if (antwoord && !isWeg(antwoord)) {
      await kluis.klaar(nr).catch(() => {});
      meld({});
      return antwoord;
    }
    await kluis.wacht({...ding, nr});
  }
  await self.registration.sync?.register('wachtrij').catch(() => {});
  await meld({bewaard: velden.get('eenmaal')});
  return new Response(null, {status: 204});
}

const wachtend = async () => (await kluis.rij()).some(ding => !ding.reden && !onderweg.has(ding.nr));

const meld = async bericht => {
  for (const raam of await self.clients.matchAll({includeUncontrolled: true})) raam.postMessage({wachtrij: true, ...bericht});
};

let bezig;
const verstuur = () => bezig ??= navigator.locks.request('wachtrij', verstuurAlles).finally(() => {
  bezig = null;
  return meld({});
});

// Raises when it has to wait longer. Whoever is signed in says who he is first: nobody sends what another one wrote.
async function verstuurAlles() {
  if (!await kluis.wie()) return;
  const hier = await (await fetch('/telefoon/stand', {cache: 'no-store', signal: AbortSignal.timeout(20_000)})).json();
  if (hier.stand === 'weg') return raakKwijt('uit');
  if (hier.wie !== await kluis.wie()) return;
  for (const [naam, kring] of await kluis.vanKringen()) if (!hier.kringen.includes(kring)) await kluis.vergeet(naam);
  for (const ding of await kluis.rij()) {
    if (onderweg.has(ding.nr)) continue;
    if (!hier.kringen.includes(ding.pad.split('/')[2])) await raakKwijt('kring', ding.nr);
    else if (!ding.reden) await verstuurEen(ding, hier.csrf);
  }
}

// One thing over which the server trips again and again holds up the rest for so long (ms); then it lies aside with the reason.
const GEDULD = 10 * 60_000;

async function verstuurEen(ding, csrf) {
  const antwoord = await fetch(ding.pad, {
    method: 'POST', redirect: 'manual', body: `${ding.velden}&csrf_token=${encodeURIComponent(csrf)}`,
    headers: {'Content-Type': 'application/x-www-form-urlencoded', 'X-Wachtrij': '1'}, signal: AbortSignal.timeout(20_000),
  });
  if (antwoord.type === 'opaqueredirect' || antwoord.ok) return kluis.klaar(ding.nr);
  if (antwoord.status === 500 && !ding.struikelt) await kluis.wacht({...ding, struikelt: Date.now()});
  const kapot = antwoord.status === 500 && ding.struikelt < Date.now() - GEDULD;
  if (!kapot && (antwoord.status >= 500 || [400, 401, 429].includes(antwoord.status))) throw new Error(antwoord.status);
  return kluis.wacht({...ding, reden: (await antwoord.json()).reden});
}

// Out of the kring, or signed out from elsewhere: it is told, and nothing of it stays here.
async function raakKwijt(waarom, nr) {
  if (nr) await kluis.klaar(nr);
  else await kluis.wis();
  await kluis.doe('vast', lade => lade.put(waarom, 'kwijt'));
}

self.addEventListener('sync', gebeurtenis => {
  if (gebeurtenis.tag === 'wachtrij') gebeurtenis.waitUntil(verstuur());
});
self.addEventListener('message', gebeurtenis => {
  if (gebeurtenis.data === 'verstuur') gebeurtenis.waitUntil(verstuur().catch(() => {}));
  if (gebeurtenis.data === 'neem over') self.skipWaiting();
});

// A seintje says the same to everybody. Opening it goes to the front door: where the person belongs is known there.
self.addEventListener('push', gebeurtenis => {
  const {title, lang, dir, tag, navigate} = gebeurtenis.data.json().notification;
  gebeurtenis.waitUntil(self.registration.showNotification(title, {lang, dir, tag, data: navigate}));
});
self.addEventListener('notificationclick', gebeurtenis => {
  gebeurtenis.notification.close();
  gebeurtenis.waitUntil((async () => {
    const [raam] = await self.clients.matchAll({type: 'window'});
    return raam ? raam.focus() : self.clients.openWindow(gebeurtenis.notification.data);
  })());
});
