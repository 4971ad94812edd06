// For authors (bin/course --dev): a page that could not be made is asked for again once a file was saved.
let first = null;
const source = new EventSource("/events?parts=drafts");
source.addEventListener("patch", (event) => {
  first ??= event.data;
  if (event.data !== first) {
    location.reload();
  }
});
