/** What a person may choose; "device" follows the phone or computer. */
export type Appearance = "light" | "dark" | "device";

const KEY = "throughline-theme";

export function readAppearance(stored: string | null): Appearance {
  return stored === "light" || stored === "dark" ? stored : "device";
}

function remembered(): Appearance {
  try {
    return readAppearance(localStorage.getItem(KEY));
  } catch {
    return "device";
  }
}

function apply(choice: Appearance): void {
  if (choice === "device") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
  try {
    if (choice === "device") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // The choice holds for this page only.
  }
}

/** The three buttons "Light, Dark, As my device" in the account menu; hidden until this script can serve them. */
export function offerAppearance(page: ParentNode): void {
  for (const group of page.querySelectorAll<HTMLElement>("[data-appearance]")) {
    group.hidden = false;
    const inputs = [...group.querySelectorAll<HTMLInputElement>("input[type=radio]")];
    for (const input of inputs) {
      input.checked = input.value === remembered();
      input.addEventListener("change", () => apply(readAppearance(input.value)));
    }
  }
}
