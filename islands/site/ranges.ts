/** The ids between two ticks of a list, both ends included, whichever came first. */
export function between<T>(all: readonly T[], from: T, to: T): T[] {
  const a = all.indexOf(from);
  const b = all.indexOf(to);
  return a < 0 || b < 0 ? [] : all.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/**
 * Shift-click, or Shift and Space, ticks or unticks every row from the last one touched to this one.
 * <form data-bulk> rows with <input type="checkbox" data-bulk-row>
 */
export function tickRanges(part: ParentNode): void {
  for (const form of part.querySelectorAll<HTMLFormElement>("form[data-bulk]:not([data-ranges-woken])")) {
    form.dataset["rangesWoken"] = "";
    let last: HTMLInputElement | null = null;
    let shift = false;
    const held = (event: MouseEvent | KeyboardEvent): void => {
      shift = event.shiftKey;
    };
    form.addEventListener("keydown", held, true);
    form.addEventListener("keyup", held, true);
    form.addEventListener("click", held, true);
    form.addEventListener("mousedown", (event) => {
      if (event.shiftKey && event.target instanceof Element && event.target.closest("label, [data-bulk-row]")) event.preventDefault();
    });
    form.addEventListener(
      "change",
      (event) => {
        const box = event.target;
        if (!(box instanceof HTMLInputElement) || !box.matches("[data-bulk-row]")) return;
        if (shift && last?.isConnected) {
          const rows = [...form.querySelectorAll<HTMLInputElement>("input[data-bulk-row]")];
          for (const row of between(rows, last, box)) row.checked = box.checked;
        }
        last = box;
      },
      true,
    );
  }
}
