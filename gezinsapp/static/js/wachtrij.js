// What waits on this phone, shown where it was written; and a draft of each text that was not sent yet.
const rij = document.getElementById('wachtrij');
const vorm = naam => rij.querySelector(`template[data-vorm="${naam}"]`).content.cloneNode(true);
const deelVan = (regel, naam) => regel.querySelector(`[data-${naam}]`);
const bij = (regel, naam, doe) => deelVan(regel, naam).addEventListener('click', doe);
let wachten = 0, ligt = 0, elders = false;

async function toon() {
  const kwijt = await kluis.lees('kwijt'), alle = await kluis.wie() ? await kluis.rij() : [];
  const dingen = alle.filter(({onderweg}) => !(onderweg > Date.now() - 3e3));
  const blad = dingen.map(ding => {
    const regel = vorm(ding.reden ? 'niet' : 'wacht');
    deelVan(regel, 'wat').textContent = ding.wat;
    deelVan(regel, 'tekst').textContent = ding.tekst;
    // Not while it is being sent.
    bij(regel, 'weg', () => navigator.locks.request('wachtrij', () => kluis.klaar(ding.nr)).then(toon));
    if (!ding.reden) return regel;
    deelVan(regel, 'reden').textContent = ding.reden;
    bij(regel, 'terug', () => zetTerug(ding));
    return regel;
  });
  if (kwijt) {
    const regel = vorm(kwijt);
    bij(regel, 'weg', () => kluis.vergeet('kwijt').then(toon));
    blad.push(regel);
  }
  const deel = await kluis.wie() && await kluis.haal('gedeeld');
  if (deel) {
    const regel = vorm('gedeeld'), veld = document.querySelector('#schrijven textarea');
    deelVan(regel, 'tekst').textContent = deel;
    bij(regel, 'weg', () => kluis.vergeet('gedeeld').then(toon));
    deelVan(regel, 'zet').hidden = !veld;
    bij(regel, 'zet', async () => {
      veld.value += (veld.value && '\n') + deel;
      await kluis.bewaar(concept(veld), veld.value);
      await kluis.vergeet('gedeeld');
      veld.focus();
      await toon();
    });
    blad.push(regel);
  }
  wachten = dingen.filter(ding => !ding.reden).length;
  ligt = dingen.length;
  elders = (await kluis.vanKringen()).some(([, van]) => van !== kring);
  rij.querySelector('ol').replaceChildren(...blad);
  rij.hidden = !blad.length;
  const schrijven = document.getElementById('schrijven');
  if (schrijven && rij.nextElementSibling !== schrijven) schrijven.before(rij);
}

// A draft is of where its form goes: the page without a connection has forms of more conversations, under an address of one.
// A list asks each question (`v`) on the same address: what was typed for one is no draft of another.
const conceptnaam = (pad, naam) => `concept ${pad} ${naam}`;
const concept = veld => conceptnaam(new URL(veld.form.action).pathname + (new URLSearchParams(location.search).get('v') ?? ''), veld.name);

// What was refused becomes the draft of the page where it was written.
async function zetTerug(ding) {
  const pad = ding.pad.replace(/\/meting$/, ''), naam = ding.pad.endsWith('/taart') ? 'woorden' : ding.pad === pad ? 'tekst' : 'notitie';
  if (ding.tekst) await kluis.bewaar(conceptnaam(ding.pad, naam), ding.tekst);
  await kluis.klaar(ding.nr);
  location.href = pad;
}

const teksten = wortel => [...wortel.querySelectorAll('form[method="post"] textarea')];

// Over words that stood there a draft comes back while they still stand: what somebody else made of them is not undone.
async function herstel() {
  for (const veld of teksten(document)) {
    const [tekst, van] = [].concat(await kluis.haal(concept(veld))), stond = veld.defaultValue;
    if (tekst && veld.value === stond && (!stond || van === stond)) veld.value = tekst;
  }
}

const wachttijd = new Map();
document.addEventListener('input', ({target: veld}) => {
  if (!veld.matches('form[method="post"] textarea')) return;
  const naam = concept(veld);
  clearTimeout(wachttijd.get(naam));
  const ik = setTimeout(async () => {
    if (await kluis.wie() && wachttijd.get(naam) === ik) await (veld.value ? kluis.bewaar(naam, [veld.value, veld.defaultValue]) : kluis.vergeet(naam));
  }, 300);
  wachttijd.set(naam, ik);
});

let gezegd = false, laatste, onderweg = 0;
document.addEventListener('submit', gebeurtenis => {
  const formulier = laatste = gebeurtenis.target;
  if (formulier.getAttribute('action') === '/uitloggen') {
    if (!ligt || gezegd) return void kluis.wis();
    gezegd = true;
    gebeurtenis.preventDefault();
    formulier.before(vorm('uitloggen'));
    return;
  }
  if (!navigator.serviceWorker.controller) return;
  onderweg++;
  for (const veld of teksten(formulier.parentElement)) {
    const naam = concept(veld);
    clearTimeout(wachttijd.get(naam));
    wachttijd.delete(naam);
    kluis.vergeet(naam);
  }
});

// Who said yes on this phone takes along what is his, of each kring at most once in five minutes. What the server no longer gives him goes.
const kring = document.body.dataset.kring?.split('/').pop();
async function neemMee() {
  if (!kring || !await kluis.lees('ja') || (await kluis.haal(`mee ${kring}`))?.gehaald > Date.now() - 3e5) return;
  const antwoord = await fetch(`/k/${kring}/meenemen`, {redirect: 'manual'}).catch(() => null);
  if (!antwoord) return;
  if (!antwoord.ok) return kluis.vergeet(`mee ${kring}`);
  await kluis.bewaar(`mee ${kring}`, {...await antwoord.json(), gehaald: Date.now()});
}

async function zetKeuze(ja) {
  const kaart = document.querySelector('[data-meekeuze]');
  if (ja !== undefined) {
    await kluis.doe('vast', lade => lade.put(ja, 'ja'));
    if (ja) await neemMee();
    else for (const naam of await kluis.meenamen()) await kluis.vergeet(naam);
  }
  if (!kaart) return;
  kaart.hidden = false;
  for (const deel of kaart.querySelectorAll('[data-mee]')) deel.hidden = (deel.dataset.mee === 'ja') !== !!await kluis.lees('ja');
}
document.addEventListener('click', ({target}) => {
  const knop = target.closest('[data-zet-mee]');
  if (knop) zetKeuze(knop.dataset.zetMee === 'ja');
});

// Also when something of another kring lies here: who was removed, or signed out elsewhere, has nothing here any more.
const verstuur = () => (wachten || elders || !kring) && navigator.serviceWorker.controller?.postMessage('verstuur');

// Nothing went: the form is as it was, its texts are a draft again, and a sentence stands above it.
function blijf() {
  if (!onderweg || --onderweg || !laatste?.isConnected) return;
  laatste.removeAttribute('aria-busy');
  document.querySelector('[data-blijft]')?.remove();
  laatste.before(vorm('blijft'));
  for (const veld of teksten(laatste.parentElement)) veld.dispatchEvent(new Event('input', {bubbles: true}));
}

// What waits is out of its form: the form is empty again, with a key for the next.
function maakLeeg(sleutel) {
  onderweg = 0;
  const veld = document.querySelector(`input[name="eenmaal"][value="${CSS.escape(sleutel)}"]`);
  if (!veld) return;
  veld.form.reset();
  veld.form.removeAttribute('aria-busy');
  veld.value = crypto.randomUUID();
}

if ('serviceWorker' in navigator && window.indexedDB) {
  navigator.serviceWorker.addEventListener('message', ({data}) => {
    if (!data.wachtrij) return;
    if (data.bewaard) maakLeeg(data.bewaard);
    if (data.blijft) blijf();
    toon();
  });
  window.addEventListener('online', verstuur);
  setInterval(() => wachten && verstuur(), 5000);
  document.addEventListener('visibilitychange', () => document.hidden || verstuur());
  document.addEventListener('htmx:after:swap', toon);
  (async () => {
    if ('kluis' in document.body.dataset) await kluis.begin(document.body.dataset.kluis);
    if (document.body.dataset.kluis) await herstel();
    await toon();
    verstuur();
    if (document.body.dataset.kluis) await Promise.all([zetKeuze(), neemMee()]);
  })();
}
