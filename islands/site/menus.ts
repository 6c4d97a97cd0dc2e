/** Menus are <details data-menu>: Escape or a click elsewhere closes them; Escape gives focus back to the summary. */
export function closeMenus(page: Document): void {
  page.addEventListener("click", (event) => {
    for (const menu of page.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    }
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of page.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
      const hadFocus = menu.contains(page.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary")?.focus();
    }
  });
}
