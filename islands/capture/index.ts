import { mount } from "../shared/mount.ts";

import { fill, noteBody, read } from "./fields.ts";
import { Keeper, type Clock } from "./keeper.ts";
import { linesWords } from "./lines.ts";
import { ownWords } from "./own-words.ts";
import { prompts, type Prompt } from "./prompts.ts";
import { Sender, type Sent } from "./sender.ts";
import { sendDraft, sendForm, sendNote } from "./server.ts";
import { Shelf, type Store } from "./shelf.ts";
import type { Span } from "./spans.ts";

/** What the page tells the island. A round has no `saveTo`: it is sent as the form it is. */
interface Props {
  person: string;
  programme: string;
  note: string;
  isNew: boolean;
  restored: boolean;
  spans: Span[];
  prompts: Prompt[];
  turn: number;
  saveTo: string;
  draftTo: string;
  nextPage: string;
  most: number;
}

const CLOCK: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => window.setTimeout(act, milliseconds),
  cancel: (timer) => window.clearTimeout(timer),
};

function readProps(json: unknown): Props {
  const told = json as Partial<Props> | null;
  if (!told?.person || !told.programme || !told.note || !told.draftTo) throw new Error("capture: props are missing");
  return {
    isNew: true, restored: false, spans: [], prompts: [], turn: 0, saveTo: "", nextPage: "", most: 0, ...told,
  } as Props;
}

function store(): Store | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function start(root: HTMLElement, props: Props): () => void {
  if (!(root instanceof HTMLFormElement)) throw new Error("capture: stands on a form");
  const form = root;
  const main = props.saveTo ? "heard" : "lines";
  const token = form.querySelector<HTMLInputElement>('[name="csrfmiddlewaretoken"]')?.value ?? "";
  const say = sayer(form);
  const shelf = new Shelf(store(), props.person);
  const again = bringBack(form, props, shelf, main, say);
  const id = again ?? props.note;
  const at = (address: string): string => address.replace(props.note, id);
  const base = (): number => Number(form.querySelector<HTMLInputElement>('[name="base_revision"]')?.value) || 0;

  const keeper = new Keeper(id, shelf, async (kept) => {
    const reached = await sendDraft(at(props.draftTo), kept, token);
    if (reached === "kept" && props.isNew) history.replaceState(null, "", `?draft=${id}`);
    return reached;
  }, say, CLOCK);
  const typed = (): void => keeper.typed(read(form), props.programme, base());

  const own = ownWords(form, props.spans, say);
  if (again) own();
  prompts(form, props.prompts, props.turn);
  countLines(form, props.most);
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  if (again) typed();

  let another = false;
  const attempt = (): Promise<Sent> =>
    props.saveTo
      ? sendNote(at(props.saveTo), noteBody(read(form), props.programme, base()), token)
      : sendForm(form, props.nextPage);
  const sender = new Sender(attempt, say, CLOCK, {
    saved: (url) => {
      keeper.done();
      location.assign(another && props.nextPage ? props.nextPage : url);
    },
    answered: () => form.submit(),
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.getAttribute("name") === "another_prompt") return;
    event.preventDefault();
    another = event.submitter?.getAttribute("name") === "another";
    void sender.press();
  });
  return () => undefined;
}

/** Words in the page's live region; the same words twice are said once. */
function sayer(form: HTMLFormElement): (words: string) => void {
  const region = form.querySelector<HTMLElement>("[data-kept]");
  return (words) => {
    if (region && region.textContent !== words) region.textContent = words;
  };
}

/**
 * Put back what this device still holds: of this very note, or, on an empty page, of the newest one begun here.
 * Gives the id of what was brought back.
 */
function bringBack(
  form: HTMLFormElement, props: Props, shelf: Shelf, main: string, say: (words: string) => void,
): string | null {
  if (document.querySelector(".govuk-error-summary") || form.dataset["apart"] !== undefined) return null;
  const same = shelf.get(props.note);
  const empty = !form.querySelector<HTMLTextAreaElement>(`[name="${main}"]`)?.value.trim();
  const found = same ? ([props.note, same] as const) : props.isNew && !props.restored && empty ? shelf.newest(props.programme, main) : null;
  if (!found) return null;
  const [id, kept] = found;
  fill(form, kept.fields);
  for (const name of ["note_id", "batch_id"]) {
    const hidden = form.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (hidden) hidden.value = id;
  }
  const base = form.querySelector<HTMLInputElement>('[name="base_revision"]');
  if (base) base.value = String(kept.base);
  say("What you were writing on this device is back.");
  offerFresh(form, () => {
    shelf.drop(id);
    location.assign(props.isNew ? location.pathname : location.href);
  });
  return id;
}

function offerFresh(form: HTMLFormElement, act: () => void): void {
  const offer = form.querySelector<HTMLElement>("[data-fresh]");
  if (!offer) return;
  offer.hidden = false;
  offer.querySelector("button")?.addEventListener("click", act);
}

function countLines(form: HTMLFormElement, most: number): void {
  const lines = form.querySelector<HTMLTextAreaElement>('[name="lines"]');
  const told = form.querySelector<HTMLElement>("[data-lines-count]");
  if (!lines || !told) return;
  const say = (): void => {
    told.textContent = linesWords(lines.value, most);
  };
  lines.addEventListener("input", say);
  say();
}

mount("capture", { readProps, start });
