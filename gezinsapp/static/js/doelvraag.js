// While somebody writes a goal: after a pause the coach on the phone may ask something, below the field. It never blocks, and sends nothing.
// "Zo laten" is one press, and then silence. Words that he wrote before he said it otherwise go along as his own words.
(() => {
  const hint = document.querySelector('[data-coach]'), veld = document.querySelector('textarea[name="tekst"]');
  if (!hint || !veld) return;
  const {elements} = veld.form, hulp = document.querySelector('[data-coach-hulp]');
  let coach, wacht, stil = false, eerder = '';

  const laad = () => coach ??= (async () => {
    const script = Object.assign(document.createElement('script'), {src: hint.dataset.coach});
    const geladen = new Promise((klaar, mis) => Object.assign(script, {onload: klaar, onerror: mis}));
    document.head.append(script);
    const [regels] = await Promise.all([fetch(hint.dataset.regels).then(antwoord => antwoord.json()), geladen]);
    return maakCoach(regels);
  })().catch(() => coach = undefined);

  async function kijk() {
    const beoordeel = stil ? null : await laad();
    if (!beoordeel || stil) return;
    const oordeel = beoordeel(veld.value), vraagt = oordeel.soort !== 'positief';
    if (vraagt) eerder = veld.value;
    hulp.hidden = !oordeel.veiligheid;
    const stand = JSON.stringify([oordeel.soort, oordeel.signalen.map(sein => sein.woord), oordeel.vraagcodes]);
    if (hint.dataset.stand === stand) return;
    hint.dataset.stand = stand;
    hint.hidden = !vraagt;
    if (!vraagt) return;
    const waarom = oordeel.soort === 'gemengd' ? 'gemengd' : oordeel.signalen[0].code;
    const regels = [...hint.querySelectorAll('[data-waarom]')], gekozen = regels.find(regel => regel.dataset.waarom === waarom) ?? regels.at(-1);
    for (const regel of regels) regel.hidden = regel !== gekozen;
    for (const regel of hint.querySelectorAll('[data-vraag]')) regel.hidden = !oordeel.vraagcodes.slice(0, 2).includes(regel.dataset.vraag);
    hint.querySelector('[data-woorden]').textContent = [...new Set(oordeel.signalen.map(sein => `‘${sein.woord}’`))].join(', ');
  }

  const straks = duur => {
    clearTimeout(wacht);
    wacht = setTimeout(kijk, duur);
  };
  veld.addEventListener('focus', laad, {once: true});
  veld.addEventListener('input', () => straks(1200));
  // Not at once: what moves a button down while it is pressed, takes the press away.
  veld.addEventListener('blur', () => straks(500));

  const laatZo = () => {
    stil = true;
    hint.hidden = true;
    if (!elements.actie) veld.form.append(Object.assign(document.createElement('input'), {type: 'hidden', name: 'actie', value: 'zo_laten'}));
  };
  hint.querySelector('[data-zo-laten]').addEventListener('click', () => {
    laatZo();
    veld.focus();
  });
  // Who saw the question and goes on, is not asked again. Who said it otherwise keeps what he said first beside it.
  veld.form.addEventListener('submit', () => {
    if (!hint.hidden) laatZo();
    if (eerder && eerder !== veld.value && !elements.eigen_woorden.value) elements.eigen_woorden.value = eerder;
  });
})();
