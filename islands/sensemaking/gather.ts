import type { Island } from "../shared/mount.ts";

/** What the server says after gathering or undoing. */
interface Answer {
  words: string;
  undo?: string;
  added?: number;
  sources?: number;
}

/** How long, in milliseconds, what was done stays in sight; the labels of the notes say it for good. */
const SHOWN_FOR = 8_000;

/** One act that can be undone: the note, how it stood before, and the address that takes it back. */
interface Act {
  note: HTMLElement;
  stood: string;
  undo: string;
}

export type Key = "next" | "previous" | "supports" | "challenges" | "qualifies" | "undo" | null;

/** What a key does while the list has the focus; keys with a modifier are the browser's. */
export function meaningOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): Key {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const keys: Record<string, Key> = {
    j: "next",
    ArrowDown: "next",
    k: "previous",
    ArrowUp: "previous",
    a: "supports",
    c: "challenges",
    q: "qualifies",
    u: "undo",
  };
  return keys[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}

/** Look through notes beside a theme and put their words under it, one key or one press each. */
export const gatherWords: Island<null> = {
  readProps: () => null,
  start: (root) => {
    if (!(root instanceof HTMLFormElement)) throw new Error("gather-words goes on the form around the notes.");
    const stop = new AbortController();
    const notes = [...root.querySelectorAll<HTMLElement>("[data-note]")];
    const done: Act[] = [];
    let here = 0;

    const stand = (at: number): void => {
      here = Math.max(0, Math.min(notes.length - 1, at));
      for (const [place, note] of notes.entries()) note.tabIndex = place === here ? 0 : -1;
      notes[here]?.focus();
      notes[here]?.scrollIntoView({ block: "nearest" });
    };

    let fading = 0;
    const say = (words: string): void => {
      const told = document.getElementById("told");
      if (!told) return;
      told.textContent = words;
      window.clearTimeout(fading);
      fading = window.setTimeout(() => (told.textContent = ""), SHOWN_FOR);
    };

    const post = async (address: string, fields: Record<string, string>): Promise<Answer | null> => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      const token = root.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
      try {
        const answer = await fetch(address, {
          method: "POST",
          body,
          headers: { Accept: "application/json", "X-CSRFToken": token },
        });
        const told = (await answer.json()) as Answer & { error?: { message: string } };
        if (answer.ok) return told;
        say(told.error?.message ?? "That did not work. Nothing was lost: try again.");
      } catch {
        say("There is no connection. Nothing was lost: try again when you are back online.");
      }
      return null;
    };

    const show = (note: HTMLElement, words: string): void => {
      const place = note.querySelector<HTMLElement>("[data-stands]");
      if (!place) return;
      place.replaceChildren();
      if (!words) return;
      const tag = document.createElement("span");
      tag.className = "tl-tag tl-tag--accent";
      tag.textContent = words;
      place.append(tag);
    };

    const recount = (answer: Answer): void => {
      const place = document.querySelector<HTMLElement>("[data-gathered]");
      if (place && answer.sources !== undefined) {
        place.textContent = `${answer.sources} ${answer.sources === 1 ? "note" : "notes"} so far`;
      }
    };

    const put = async (note: HTMLElement, how: string): Promise<void> => {
      const theme = root.querySelector<HTMLInputElement>("[name=theme]")?.value ?? "";
      const answer = await post(root.action, { theme, items: note.dataset["note"] ?? "", as: how });
      if (!answer) return;
      say(answer.words);
      recount(answer);
      if (!answer.undo) return;
      const stood = note.querySelector("[data-stands]")?.textContent?.trim() ?? "";
      const verb = note.querySelector(`button[value="${how}"]`)?.getAttribute("data-stands-as") ?? "";
      show(note, [stood, verb].filter(Boolean).join(" and "));
      done.push({ note, stood, undo: answer.undo });
    };

    const undo = async (): Promise<void> => {
      const last = done.pop();
      if (!last) return say("There is nothing to undo here.");
      const answer = await post(last.undo, {});
      if (!answer) {
        done.push(last);
        return;
      }
      show(last.note, last.stood);
      say(answer.words);
      recount(answer);
      stand(notes.indexOf(last.note));
    };

    const act = (key: Key): void => {
      const note = notes[here];
      if (key === "next") stand(here + 1);
      else if (key === "previous") stand(here - 1);
      else if (key === "undo") void undo();
      else if (key && note) void put(note, key);
    };

    root.addEventListener(
      "keydown",
      (event) => {
        const at = event.target;
        if (!(at instanceof HTMLElement) || at.matches("input, select, textarea")) return;
        const note = at.closest<HTMLElement>("[data-note]");
        const key = meaningOf(event);
        if (!note || !key) return;
        event.preventDefault();
        here = notes.indexOf(note);
        act(key);
      },
      { signal: stop.signal },
    );
    root.addEventListener(
      "click",
      (event) => {
        const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-quick] button") : null;
        const note = button?.closest<HTMLElement>("[data-note]");
        if (!button || !note) return;
        event.preventDefault();
        here = notes.indexOf(note);
        void put(note, button.value);
      },
      { signal: stop.signal },
    );
    for (const [place, note] of notes.entries()) note.tabIndex = place === 0 ? 0 : -1;
    for (const part of root.querySelectorAll<HTMLElement>("[data-quick], [data-keys]")) part.hidden = false;
    root.querySelector<HTMLButtonElement>("[data-undo]")?.addEventListener("click", () => void undo(), { signal: stop.signal });
    return () => stop.abort();
  },
};
