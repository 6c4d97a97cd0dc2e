const WIDE = "(min-width: 62em)";

/** Filter panels are folded away on phones and stand open where there is room. */
export function openWhereWide(part: ParentNode): void {
  if (!window.matchMedia(WIDE).matches) return;
  for (const panel of part.querySelectorAll<HTMLDetailsElement>("details[data-open-when-wide]")) panel.open = true;
}

/** One knot of a thread line is open at a time, also in browsers that do not know named details. */
export function openOneKnot(page: Document): void {
  page.addEventListener(
    "toggle",
    (event) => {
      const opened = event.target;
      if (!(opened instanceof HTMLDetailsElement) || !opened.open || !opened.name) return;
      for (const other of page.querySelectorAll<HTMLDetailsElement>("details[open]")) {
        if (other !== opened && other.name === opened.name) other.open = false;
      }
    },
    true,
  );
}
