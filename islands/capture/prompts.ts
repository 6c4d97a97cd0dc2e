/** One question of the deck and the field where an answer would go. */
export interface Prompt {
  words: string;
  field: string;
}

/** Turns the deck without leaving the page; a question can be answered in its field or skipped. */
export function prompts(form: HTMLFormElement, deck: readonly Prompt[], first: number): void {
  const part = form.querySelector<HTMLElement>("[data-prompt]");
  const answer = part?.querySelector<HTMLAnchorElement>("[data-prompt-answer]");
  const skip = part?.querySelector<HTMLElement>("[data-prompt-skip]");
  if (!part || !answer || !deck.length) return;
  let turn = first;
  const draw = (): void => {
    const shown = deck[turn % deck.length];
    if (!shown) return;
    answer.textContent = shown.words;
    answer.href = `#${shown.field}`;
  };
  part.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-prompt-turn]")) {
      event.preventDefault();
      turn += 1;
      draw();
    } else if (event.target.closest("[data-prompt-skip]")) {
      part.hidden = true;
      form.querySelector<HTMLElement>('[name="heard"]')?.focus();
    } else if (event.target.closest("[data-prompt-answer]")) {
      event.preventDefault();
      goTo(form, answer.hash.slice(1));
    }
  });
  skip?.removeAttribute("hidden");
}

/** Open the part a field lies in and put the cursor there; where it is not on the page, in what was heard. */
function goTo(form: HTMLFormElement, id: string): void {
  const field = form.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  const reachable = field && !field.closest("[hidden]") ? field : form.querySelector<HTMLElement>('[name="heard"]');
  reachable?.closest("details")?.setAttribute("open", "");
  reachable?.focus();
}
