/** What a person reads when a partial update did not come through. Nothing on the page is taken away. */
export function failureWords(status: number): string {
  if (status === 0) return "There is no connection. Nothing was lost: try again when you are back online.";
  if (status === 401 || status === 403) return "You may have been signed out. Open a new tab, sign in, then try again here.";
  if (status === 404) return "This is not there any more, or it is not shared with you.";
  if (status === 503) return "We are busy for a moment. Nothing was lost: try again in a few seconds.";
  return "That did not work. Nothing was lost: try again.";
}

function say(page: Document, words: string): void {
  const told = page.getElementById("told");
  if (told) told.textContent = words;
}

/** Tells failed htmx requests, and moves focus to the first new row after "Show more". */
export function watchPartials(page: Document): void {
  page.addEventListener("htmx:beforeRequest", () => say(page, ""));
  page.addEventListener("htmx:sendError", () => say(page, failureWords(0)));
  page.addEventListener("htmx:responseError", (event) => {
    const status = (event as CustomEvent<{ xhr?: XMLHttpRequest }>).detail.xhr?.status ?? 500;
    say(page, failureWords(status));
  });
  let known = 0;
  page.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target instanceof Element) known = event.target.children.length;
  });
  page.addEventListener("htmx:afterSwap", (event) => {
    const detail = (event as CustomEvent<{ requestConfig?: { elt?: Element } }>).detail;
    const list = event.target;
    if (!(list instanceof Element) || !detail.requestConfig?.elt?.matches("[data-more]")) return;
    list.children[known]?.querySelector<HTMLElement>("a, input, button")?.focus();
  });
}
