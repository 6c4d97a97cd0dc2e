import type { Island } from "../shared/mount.ts";
import { inShort, spanOf, wholeWords, type Span } from "./spans.ts";

const LABEL = "Words that can be marked. Select some with Shift and the arrow keys, then press Enter.";

/** The part of the page that holds the words a span can be marked in, character for character. */
function wordsOn(page: Document): HTMLElement | null {
  return page.querySelector<HTMLElement>("[data-words]");
}

/**
 * What is selected within `area`, with its place; null when nothing is, or when the selection reaches out of it.
 * `widen` takes whole words; the keyboard selects to the letter.
 */
function selectedIn(area: HTMLElement, selection: Selection | null, widen: boolean): Span | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!area.contains(range.startContainer) || !area.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(area, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = area.textContent ?? "";
  const from = before.toString().length;
  const to = from + range.toString().length;
  const [begins, ends] = widen ? wholeWords(text, from, to, area.lang || "en") : [from, to];
  return spanOf(text.slice(0, begins), text.slice(begins, ends));
}

/** Lets the keyboard select in words that cannot be changed: a caret moves, nothing is typed. */
function readByKeyboard(area: HTMLElement, done: () => void, signal: AbortSignal): void {
  area.tabIndex = 0;
  area.setAttribute("role", "textbox");
  area.setAttribute("aria-readonly", "true");
  area.setAttribute("aria-multiline", "true");
  area.setAttribute("aria-label", LABEL);
  area.spellcheck = false;
  area.inputMode = "none";
  const listen = <K extends keyof HTMLElementEventMap>(name: K, act: (event: HTMLElementEventMap[K]) => void): void =>
    area.addEventListener(name, act, { signal });
  listen("focus", () => {
    if (!area.matches(":focus-visible")) return;
    area.contentEditable = "true";
    const selection = document.getSelection();
    if (selection && !area.contains(selection.anchorNode)) selection.collapse(area, 0);
  });
  listen("blur", () => area.removeAttribute("contenteditable"));
  listen("pointerdown", () => area.removeAttribute("contenteditable"));
  for (const name of ["beforeinput", "drop", "paste", "cut"] as const) listen(name, (event) => event.preventDefault());
  listen("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    done();
  });
}

/** A bar at the foot of the page while words are selected: what they are, and the way to the theme. */
function bar(onward: () => void): { box: HTMLElement; show: (span: Span | null) => void } {
  const box = document.createElement("div");
  box.className = "tl-bulk tl-mark__bar";
  box.dataset["selected"] = "true";
  box.hidden = true;
  const words = document.createElement("p");
  words.className = "tl-bulk__count";
  words.dir = "auto";
  const acts = document.createElement("div");
  acts.className = "tl-bulk__acts";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tl-button tl-button--first tl-button--small";
  button.textContent = "Put under a theme";
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection
  button.addEventListener("click", onward);
  acts.append(button);
  box.append(words, acts);
  const show = (span: Span | null): void => {
    box.hidden = span === null;
    if (span) words.textContent = `“${inShort(span.quoted)}”`;
  };
  return { box, show };
}

/** Shows what is kept as marked while the focus is in the form, where the browser can. */
function keepLit(range: Range | null): void {
  if (typeof CSS === "undefined" || !("highlights" in CSS)) return;
  if (range) CSS.highlights.set("tl-marking", new Highlight(range));
  else CSS.highlights.delete("tl-marking");
}

/** Select words in a note by mouse, finger or keyboard and put them under a theme. */
export const markWords: Island<null> = {
  readProps: () => null,
  start: (root) => {
    const area = wordsOn(document);
    const quoted = root.querySelector<HTMLTextAreaElement>("[name=quoted]");
    const begins = root.querySelector<HTMLInputElement>("[name=begins_at]");
    const ends = root.querySelector<HTMLInputElement>("[name=ends_at]");
    if (!area || !quoted || !begins || !ends) throw new Error("The note's words or the form's fields are not on the page.");
    const stop = new AbortController();
    const theme = (): HTMLElement | null => root.querySelector<HTMLElement>("[role=combobox]") ?? root.querySelector<HTMLElement>("select");
    const onward = (): void => {
      if (!quoted.value) return;
      foot.show(null);
      root.scrollIntoView({ block: "center" });
      theme()?.focus();
    };
    const foot = bar(onward);
    root.before(foot.box);
    const take = (): void => {
      const selection = document.getSelection();
      const span = selectedIn(area, selection, !area.isContentEditable);
      const inArea = selection !== null && selection.anchorNode !== null && area.contains(selection.anchorNode);
      if (span && selection) {
        begins.value = String(span.beginsAt);
        ends.value = String(span.endsAt);
        quoted.value = span.quoted;
        keepLit(selection.getRangeAt(0).cloneRange());
      }
      if (span || inArea) foot.show(span);
    };
    document.addEventListener("selectionchange", take, { signal: stop.signal });
    quoted.addEventListener(
      "input",
      () => {
        begins.value = ends.value = "";
        keepLit(null);
      },
      { signal: stop.signal },
    );
    readByKeyboard(area, onward, stop.signal);
    for (const help of root.querySelectorAll<HTMLElement>("[data-with-script]")) help.hidden = false;
    for (const help of root.querySelectorAll<HTMLElement>("[data-without-script]")) help.hidden = true;
    return () => {
      stop.abort();
      foot.box.remove();
      keepLit(null);
    };
  },
};
