// htmx starts in a task of its own and can pass the page before its sse extension has arrived: the stream is opened after both.
setTimeout(() => {
  for (const stroom of document.querySelectorAll('[data-live]')) {
    stroom.setAttribute('hx-sse:connect', stroom.dataset.live);
    htmx.process(stroom);
  }
});

// A new message comes as it stands on the page; one that was fetched meanwhile is there already.
let gebracht = 0;
document.addEventListener('htmx:sse:before:message', gebeurtenis => {
  const {event, data} = gebeurtenis.detail.message;
  const id = !event && data.match(/^<li id="([^"]+)"/)?.[1];
  if (id && document.getElementById(id)) gebeurtenis.preventDefault();
});
document.addEventListener('htmx:sse:after:message', ({detail: {message}}) => {
  if (!message.event) gebracht = Math.max(gebracht, message.id);
});

// What was fetched may have been read before a message that came since: then it is fetched again.
document.addEventListener('htmx:after:swap', ({detail: {ctx}}) => {
  if (ctx.sourceElement.id !== 'stroom' && document.getElementById('berichten')?.dataset.na < gebracht) htmx.trigger('#stroom', 'bericht');
});
