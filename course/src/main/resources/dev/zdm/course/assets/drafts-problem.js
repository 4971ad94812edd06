// For authors (bin/course --dev): a page that could not be made is asked for again once a file was saved, be it before the stream was there.
let first = null;
const source = new EventSource("/events?parts=drafts");
source.addEventListener("patch", async (event) => {
  const saved = first !== null && event.data !== first;
  first ??= event.data;
  if (saved || (await fetch(location.href)).ok) {
    location.reload();
  }
});
