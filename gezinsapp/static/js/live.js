// htmx may pass the page before its sse extension has arrived: the stream is opened after both.
setTimeout(() => {
  for (const stroom of document.querySelectorAll('[data-live]')) {
    stroom.setAttribute('hx-sse:connect', stroom.dataset.live);
    htmx.process(stroom);
  }
});

// A new message comes as it stands on the page, and who sent one has it in his answer.
let gebracht = 0, versturend = 0;
const verzonden = new Set();
const vanHier = ({detail: {ctx}}) => ctx.sourceElement.id === 'schrijven';
const haalOp = () => htmx.trigger('#stroom', 'bericht');
document.addEventListener('htmx:sse:after:message', ({detail: {message}}) => {
  if (!message.event) gebracht = Math.max(gebracht, message.id);
});
document.addEventListener('htmx:before:request', gebeurtenis => {
  if (vanHier(gebeurtenis)) versturend++;
});
document.addEventListener('htmx:finally:request', gebeurtenis => {
  if (vanHier(gebeurtenis) && !--versturend) haalGemiste();
});
document.addEventListener('eigen', ({detail: {data}}) => {
  verzonden.add(`b-${data}`);
  if (!versturend) haalGemiste();
});

function haalGemiste() {
  if ([...verzonden].some(id => !document.getElementById(id))) haalOp();
  verzonden.clear();
}

document.addEventListener('htmx:after:swap', gebeurtenis => {
  const berichten = document.getElementById('berichten'), er = new Set();
  if (!berichten) return;
  for (const regel of berichten.querySelectorAll('li[id]')) er.has(regel.id) ? regel.remove() : er.add(regel.id);
  if (vanHier(gebeurtenis)) document.querySelector('#schrijven textarea')?.focus({preventScroll: true});
  // What was read before a message that came since, is fetched again.
  else if (gebeurtenis.detail.ctx.sourceElement.id !== 'stroom') {
    wacht();
    if (berichten.dataset.na < gebracht) haalOp();
  }
});

// In `over` seconds the messages show otherwise: the page asks again.
let verloopt, straks;
const kijk = () => Date.now() < verloopt || haalOp();
function wacht() {
  const over = 1000 * (document.getElementById('berichten')?.dataset.over ?? 1e9);
  verloopt = Date.now() + over;
  clearTimeout(straks);
  if (over < 2e9) straks = setTimeout(kijk, over);
}
wacht();
document.addEventListener('visibilitychange', () => document.hidden || kijk());
