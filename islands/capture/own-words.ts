import { codePointsBefore, follow, quoted, tidy, wordsOf, type Span } from "./spans.ts";

/**
 * Marks stretches of what was heard as people's own words: select, press the button. Marks follow the text as it is
 * edited; each is listed with a way to take it away. Takes the place of the plain list of phrases.
 */
export function ownWords(form: HTMLFormElement, first: readonly Span[], say: (words: string) => void): () => void {
  const heard = form.querySelector<HTMLTextAreaElement>('[name="heard"]');
  const kept = form.querySelector<HTMLInputElement>('[name="verbatim"]');
  const part = form.querySelector<HTMLElement>("[data-own]");
  const list = form.querySelector<HTMLElement>("[data-own-list]");
  const plain = form.querySelector<HTMLElement>("[data-own-plain]");
  const phrases = form.querySelector<HTMLTextAreaElement>('[name="their_words"]');
  if (!heard || !kept || !part || !list || !plain || !phrases) return () => undefined;

  let spans: Span[] = [];
  let text = heard.value;
  const fresh = (): void => {
    text = heard.value;
    spans = tidy(text, readSpans(kept.value) ?? first);
  };
  const changed = (announce = true): void => {
    kept.value = spans.length ? JSON.stringify(spans) : "";
    draw();
    if (announce) heard.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const draw = (): void => {
    list.replaceChildren(...spans.map((span) => drawMark(wordsOf(text, span), () => {
      spans = spans.filter((other) => other !== span);
      changed();
      say("The mark is taken away.");
      heard.focus();
    })));
    const unmarked = quoted(text).some((span) => tidy(text, [...spans, span]).length > spans.length);
    quotes?.toggleAttribute("hidden", !unmarked);
  };
  const quotes = part.querySelector<HTMLElement>("[data-own-quotes]");

  heard.addEventListener("input", () => {
    spans = follow(text, heard.value, spans);
    text = heard.value;
    changed(false);
  });
  part.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-own-mark]")) {
      const chosen: Span = [codePointsBefore(text, heard.selectionStart), codePointsBefore(text, heard.selectionEnd)];
      const words = wordsOf(text, tidy(text, [chosen])[0] ?? [0, 0]);
      if (!words) {
        say("Select their words in the text first.");
        heard.focus();
        return;
      }
      spans = tidy(text, [...spans, chosen]);
      changed();
      say(`Marked as their own words: ${words}`);
    } else if (event.target.closest("[data-own-quotes]")) {
      spans = tidy(text, [...spans, ...quoted(text)]);
      changed();
      say("What stands in quotation marks is marked.");
    }
  });
  phrases.value = "";
  plain.hidden = true;
  part.hidden = false;
  fresh();
  changed(false);
  return () => {
    fresh();
    phrases.value = "";
    changed(false);
  };
}

function readSpans(json: string): Span[] | null {
  if (!json) return null;
  try {
    const told: unknown = JSON.parse(json);
    return Array.isArray(told) ? told.filter((span): span is Span => Array.isArray(span) && span.length === 2) : null;
  } catch {
    return null;
  }
}

function drawMark(words: string, away: () => void): HTMLElement {
  const row = document.createElement("li");
  const mark = document.createElement("mark");
  mark.className = "tl-verbatim";
  mark.dir = "auto";
  mark.textContent = words;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tl-button tl-button--quiet tl-button--small";
  button.textContent = "Not their words";
  button.setAttribute("aria-label", `Not their words: ${words}`);
  button.addEventListener("click", away);
  row.append(mark, " ", button);
  return row;
}
