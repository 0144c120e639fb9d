// htmx starts in a task of its own and can pass the page before its sse extension has arrived: the stream is opened after both.
setTimeout(() => {
  for (const stroom of document.querySelectorAll('[data-live]')) {
    stroom.setAttribute('hx-sse:connect', stroom.dataset.live);
    htmx.process(stroom);
  }
});
