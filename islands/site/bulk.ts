/** "3 selected": the words a bulk bar says for a number of ticked rows. */
export function selectionWords(count: number): string {
  return count === 0 ? "Tick what belongs together" : `${count} selected`;
}

/**
 * Keep a bulk bar true to the ticked rows of its form, rows that came later included.
 * <form data-bulk> rows with <input type="checkbox" data-bulk-row> … <div data-bulk-bar><p data-bulk-count>
 */
export function followSelection(part: ParentNode): void {
  for (const form of part.querySelectorAll<HTMLFormElement>("form[data-bulk]:not([data-bulk-woken])")) {
    form.dataset["bulkWoken"] = "";
    const say = (): void => {
      const count = form.querySelectorAll("input[data-bulk-row]:checked").length;
      for (const words of form.querySelectorAll("[data-bulk-count]")) words.textContent = selectionWords(count);
      for (const bar of form.querySelectorAll<HTMLElement>("[data-bulk-bar]")) bar.dataset["selected"] = String(count > 0);
    };
    form.addEventListener("change", (event) => {
      const box = event.target;
      if (box instanceof HTMLInputElement && box.matches("[data-bulk-all]")) {
        for (const row of form.querySelectorAll<HTMLInputElement>("input[data-bulk-row]")) row.checked = box.checked;
      }
      say();
    });
    say();
  }
}
