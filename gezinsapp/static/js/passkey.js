// Passkeys through the browser's own JSON helpers. A button with data-passkey="maken|tonen" says where to begin and end.
const melding = document.getElementById('sleutel-melding');
const aanbod = new AbortController();

const post = async (knop, adres, lijf, signal) => {
  const antwoord = await fetch(adres, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-CSRFToken': knop.dataset.csrf},
    body: JSON.stringify(lijf ?? {}),
    signal,
  });
  if (!(antwoord.headers.get('Content-Type') || '').includes('json')) throw new Error('');
  const json = await antwoord.json();
  if (!antwoord.ok) throw new Error(json.fout);
  return json;
};

const doe = async (knop, wens = {}) => {
  const opties = await post(knop, knop.dataset.begin, {}, wens.signal);
  if (opties.verder) return location.assign(opties.verder);
  const sleutel = knop.dataset.passkey === 'maken'
    ? await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(opties)})
    : await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(opties), ...wens});
  melding.textContent = knop.dataset.wacht;
  return location.replace((await post(knop, knop.dataset.einde, sleutel.toJSON())).verder);
};

const zeg = (knop, fout) => {
  const bestaat = fout.name === 'InvalidStateError' && knop.dataset.bestaat;
  melding.textContent = bestaat || (fout.name === 'Error' && fout.message) || knop.dataset.fout;
};

// The name field offers the passkey by itself. A press on the button ends that and asks anew.
const bied_aan = async knop => {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  document.getElementById(knop.dataset.veld).hidden = false;
  try {
    await doe(knop, {mediation: 'conditional', signal: aanbod.signal});
  } catch (fout) {
    if (fout.name === 'Error') zeg(knop, fout);
  }
};

for (const knop of document.querySelectorAll('[data-passkey]')) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    melding.textContent = knop.dataset.oud;
    continue;
  }
  knop.disabled = false;
  if (knop.dataset.veld) bied_aan(knop);
  knop.addEventListener('click', async () => {
    aanbod.abort();
    knop.disabled = true;
    melding.textContent = knop.dataset.wacht;
    try {
      await doe(knop);
    } catch (fout) {
      zeg(knop, fout);
      knop.disabled = false;
    }
  });
}
