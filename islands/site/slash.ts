/** Where a person is typing, a slash is a slash. */
export function isTyping(tag: string, type: string, editable: boolean): boolean {
  const writes = tag === "TEXTAREA" || tag === "SELECT" || (tag === "INPUT" && !["checkbox", "radio", "button", "submit"].includes(type));
  return editable || writes;
}

/**
 * "/" inside a list goes to the page's search. Only while the list has the focus: a single key for the whole page would
 * be set off by speech control (WCAG 2.1.4).
 */
export function slashSearches(page: Document): void {
  page.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !(at instanceof HTMLElement)) return;
    if (!at.closest(".tl-items") || isTyping(at.tagName, at.getAttribute("type") ?? "", at.isContentEditable)) return;
    const box = page.querySelector<HTMLInputElement>('[role="search"] input[type="search"], [role="search"] input[name="q"]');
    if (!box) return;
    const folded = box.closest("details");
    if (folded) folded.open = true;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
