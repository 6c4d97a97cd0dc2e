import { countWords, moved, offers, type Offer, type Choice } from "./choosing.ts";

const WAIT = 150;

/**
 * Turn a plain list into a line that finds as you type (the ARIA combobox pattern with a listbox).
 * The list and the field for something new stay in the form, hidden, and carry what is chosen.
 */
class Chooser {
  private readonly root: HTMLElement;
  private readonly select: HTMLSelectElement;
  private readonly fresh: HTMLInputElement | null;
  private readonly find: string;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly told: HTMLElement;
  private options: Choice[];
  private offered: Offer[] = [];
  private active = -1;
  private waiting = 0;
  private asked = 0;

  constructor(root: HTMLElement, select: HTMLSelectElement) {
    this.root = root;
    this.select = select;
    this.fresh = root.querySelector<HTMLInputElement>("input[name]");
    this.find = root.dataset["find"] ?? "";
    this.options = [...select.options]
      .filter((one) => one.value)
      .map((one) => ({ value: one.value, label: one.text, hint: one.dataset["hint"] ?? "" }));
    this.input = document.createElement("input");
    this.list = document.createElement("ul");
    this.told = document.createElement("div");
    this.draw();
    this.listen();
  }

  private draw(): void {
    const { id } = this.select;
    const label = this.root.querySelector(`label[for="${id}"]`)?.cloneNode(true) as HTMLLabelElement;
    label.htmlFor = `${id}-find`;
    this.input.id = `${id}-find`;
    this.input.className = "govuk-input";
    this.input.autocomplete = "off";
    this.input.dir = "auto";
    this.input.spellcheck = false;
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", `${id}-list`],
    ] as const) {
      this.input.setAttribute(name, value);
    }
    const hint = document.getElementById(`${id}-hint`);
    if (hint) this.input.setAttribute("aria-describedby", hint.id);
    this.list.id = `${id}-list`;
    this.list.className = "tl-chooser__list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label.textContent ?? "");
    this.list.hidden = true;
    this.told.className = "govuk-visually-hidden";
    this.told.setAttribute("role", "status");
    const group = document.createElement("div");
    group.className = "govuk-form-group tl-chooser__box";
    group.append(label, ...(hint ? [hint] : []), this.input, this.list, this.told);
    for (const plain of this.root.querySelectorAll<HTMLElement>("[data-plain]")) plain.hidden = true;
    this.root.append(group);
    const chosen = this.select.selectedOptions[0];
    this.input.value = chosen?.value ? chosen.text : (this.fresh?.value ?? "");
  }

  private listen(): void {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("click", () => this.offer());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the line
    this.list.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
      if (row) this.take(Number(row.dataset["at"]));
    });
    this.select.form?.addEventListener("reset", () => this.clear());
  }

  private typed(): void {
    this.select.value = "";
    if (this.fresh) this.fresh.value = "";
    this.offer();
    if (!this.find) return;
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.ask(), WAIT);
  }

  private async ask(): Promise<void> {
    const asked = ++this.asked;
    try {
      const answer = await fetch(`${this.find}?q=${encodeURIComponent(this.input.value)}`, {
        headers: { Accept: "application/json" },
      });
      if (!answer.ok || asked !== this.asked) return;
      const { options } = (await answer.json()) as { options: Choice[] };
      const known = new Set(this.options.map((one) => one.value));
      const added = options.filter((one) => !known.has(one.value));
      this.options = [...this.options, ...added];
      if (added.length && document.activeElement === this.input) this.offer();
    } catch {
      // No connection: what is on the page can still be chosen.
    }
  }

  private offer(): void {
    this.offered = offers(this.options, this.input.value, this.fresh !== null);
    this.active = this.input.value.trim() && this.offered.length ? 0 : -1;
    this.list.replaceChildren(...this.offered.map((offer, at) => this.row(offer, at)));
    this.list.hidden = this.offered.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    const below = window.innerHeight - this.input.getBoundingClientRect().bottom;
    this.list.dataset["opens"] = below < 320 ? "up" : "down";
    this.told.textContent = countWords(this.offered.length);
    this.point();
  }

  private row(offer: Offer, at: number): HTMLLIElement {
    const row = document.createElement("li");
    row.id = `${this.list.id}-${at}`;
    row.className = "tl-chooser__option";
    row.dataset["at"] = String(at);
    row.setAttribute("role", "option");
    row.dir = "auto";
    const words = document.createElement("span");
    words.textContent = offer.kind === "known" ? offer.option.label : `Begin a new one: “${offer.words}”`;
    row.append(words);
    if (offer.kind === "known" && offer.option.hint) {
      const hint = document.createElement("span");
      hint.className = "tl-chooser__hint";
      hint.textContent = ` ${offer.option.hint}`;
      row.append(hint);
    }
    return row;
  }

  private point(): void {
    for (const row of this.list.children) row.setAttribute("aria-selected", String(row.id === `${this.list.id}-${this.active}`));
    const row = this.list.children[this.active];
    if (row && !this.list.hidden) {
      this.input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.offer();
      else this.active = moved(this.active, event.key === "ArrowDown" ? 1 : -1, this.offered.length);
      this.point();
    } else if (event.key === "Enter" && !this.list.hidden && this.active >= 0) {
      event.preventDefault();
      this.take(this.active);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  private take(at: number): void {
    const offer = this.offered[at];
    if (!offer) return;
    if (offer.kind === "known") {
      const { value, label } = offer.option;
      if (![...this.select.options].some((one) => one.value === value)) this.select.add(new Option(label, value));
      this.select.value = value;
      this.input.value = label;
      if (this.fresh) this.fresh.value = "";
    } else {
      this.select.value = "";
      if (this.fresh) this.fresh.value = offer.words;
      this.input.value = offer.words;
    }
    this.close();
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  private clear(): void {
    this.input.value = "";
    this.close();
  }
}

/** Wake the boxes for choosing in a part of the page. */
export function wakeChoosers(part: ParentNode): void {
  for (const root of part.querySelectorAll<HTMLElement>("[data-chooser]:not([data-chooser-woken])")) {
    const select = root.querySelector("select");
    if (!select) continue;
    root.dataset["chooserWoken"] = "";
    new Chooser(root, select);
  }
}
