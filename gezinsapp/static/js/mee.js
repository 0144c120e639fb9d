// What somebody took along on this phone, read from his vault; it is nowhere in the page that the server made.
const neem = naam => document.querySelector(`template[data-mee="${naam}"]`).content.cloneNode(true);

function toonDoel({tekst, pad, wat, niveau, stappen}) {
  const blad = neem('doel'), formulier = blad.querySelector('form'), keuze = blad.querySelector('select');
  blad.querySelector('[data-tekst]').textContent = tekst;
  formulier.action = pad;
  formulier.elements.eenmaal.value = crypto.randomUUID();
  formulier.elements.wat.value = wat;
  for (const stap of stappen) keuze.add(new Option(stap.tekst, stap.niveau, stap.niveau === niveau, stap.niveau === niveau));
  if (!stappen.length) formulier.replaceChildren(blad.querySelector('strong'));
  return blad;
}

function toonGesprek({naam, lezers, pad, gezien, berichten}) {
  const blad = neem('gesprek'), formulier = blad.querySelector('form');
  blad.querySelector('summary').textContent = naam;
  blad.querySelector('[data-lezers]').textContent = lezers;
  blad.querySelector('ol').append(...berichten.map(bericht => {
    const regel = neem('bericht');
    regel.firstElementChild.classList.toggle('bericht-eigen', bericht.eigen);
    for (const deel of ['van', 'tekst', 'tijd']) regel.querySelector(`[data-${deel}]`).textContent = deel === 'van' && bericht.eigen ? '' : bericht[deel];
    return regel;
  }));
  if (!pad) formulier.remove();
  formulier.action = pad;
  formulier.elements.gezien.value = gezien;
  formulier.elements.eenmaal.value = crypto.randomUUID();
  return blad;
}

function toonAanspreekpunt(vak, {naam, uren, tel, bel}) {
  vak.querySelector('[data-wie]').textContent = naam;
  vak.querySelector('[data-uren]').textContent = uren;
  vak.querySelector('[data-bel]').textContent = bel;
  if (tel) vak.querySelector('a').href = tel;
  else vak.querySelector('a').parentElement.remove();
}

// What a conversation no longer keeps is gone here too.
async function gooiVerlopen() {
  for (const naam of await kluis.meenamen()) {
    const blad = await kluis.haal(naam);
    for (const gesprek of blad.gesprekken) gesprek.berichten = gesprek.berichten.filter(({tot}) => !tot || tot > Date.now());
    await kluis.bewaar(naam, blad);
  }
}

(async () => {
  if (!window.indexedDB || !await kluis.wie()) return;
  await gooiVerlopen();
  for (const {naam, aanspreekpunt, doelen, afspraken, gesprekken} of await Promise.all((await kluis.meenamen()).map(naam => kluis.haal(naam)))) {
    const blad = neem('kring');
    blad.querySelector('h2').textContent = naam;
    const vak = blad.querySelector('[data-aanspreekpunt]');
    if (aanspreekpunt) toonAanspreekpunt(vak, aanspreekpunt);
    else vak.remove();
    blad.querySelector('[data-doelen]').append(...doelen.map(toonDoel));
    blad.querySelector('[data-afspraken] ul').append(...afspraken.map(zin => Object.assign(document.createElement('li'), {textContent: zin})));
    blad.querySelector('[data-gesprekken]').append(...gesprekken.map(toonGesprek));
    for (const [deel, inhoud] of Object.entries({doelen, afspraken})) if (!inhoud.length) blad.querySelector(`[data-${deel}]`).remove();
    document.getElementById('mee').append(blad);
  }
  await herstel();
})();

// Back to where he wanted to be, once the app can be reached again; but not away from what he reads or writes here.
async function verder() {
  if (document.hidden || location.pathname === '/zonder-verbinding' || document.querySelector('#mee [open], #mee :focus')) return;
  if ((await fetch('/gezond', {cache: 'no-store'}).catch(() => null))?.ok) location.reload();
}
window.addEventListener('online', verder);
document.addEventListener('visibilitychange', verder);
setInterval(verder, 10_000);
