// Passkeys through the browser's own JSON helpers. A button with data-passkey="maken|tonen" says where to begin and end.
const post = async (knop, adres, lijf) => {
  const antwoord = await fetch(adres, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-CSRFToken': knop.dataset.csrf},
    body: JSON.stringify(lijf ?? {}),
  });
  if (!(antwoord.headers.get('Content-Type') || '').includes('json')) throw new Error('');
  const json = await antwoord.json();
  if (!antwoord.ok) throw new Error(json.fout);
  return json;
};

const doe = async knop => {
  const opties = await post(knop, knop.dataset.begin);
  const sleutel = knop.dataset.passkey === 'maken'
    ? await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(opties)})
    : await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(opties)});
  location.replace((await post(knop, knop.dataset.einde, sleutel.toJSON())).verder);
};

for (const knop of document.querySelectorAll('[data-passkey]')) {
  const melding = document.getElementById('sleutel-melding');
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    melding.textContent = knop.dataset.oud;
    continue;
  }
  knop.disabled = false;
  knop.addEventListener('click', async () => {
    knop.disabled = true;
    melding.textContent = knop.dataset.wacht;
    try {
      await doe(knop);
    } catch (fout) {
      melding.textContent = (fout.name === 'Error' && fout.message) || knop.dataset.fout;
      knop.disabled = false;
    }
  });
}
