import type { Reached } from "./keeper.ts";
import type { Sent } from "./sender.ts";
import type { Kept } from "./shelf.ts";

const PATIENCE = 15_000;

function put(address: string, body: unknown, token: string): Promise<Response> {
  return fetch(address, {
    method: "PUT",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
}

/** Keep a draft on the server. */
export async function sendDraft(address: string, kept: Kept, token: string): Promise<Reached> {
  const body = { programme: kept.programme, base_revision: kept.base, fields: kept.fields };
  const answer = await put(address, body, token);
  await answer.text(); // read to its end, so that the connection is free for the next
  if (answer.ok) return "kept";
  if (answer.status === 409) return "overtaken";
  if (answer.status === 401 || answer.status === 403) return "signed-out";
  return answer.status >= 500 || answer.status === 429 ? "unreached" : "refused";
}

/** Save a note. Anything the server has to say is left for its own page to show. */
export async function sendNote(address: string, body: unknown, token: string): Promise<Sent> {
  const answer = await put(address, body, token);
  if (answer.ok) return { reached: "saved", url: ((await answer.json()) as { url: string }).url };
  if (answer.status === 401) return { reached: "signed-out" };
  return answer.status >= 500 || answer.status === 429 ? { reached: "unreached" } : { reached: "answered" };
}

/** Send a form as the browser would, without leaving the page; its redirect means that it was saved. */
export async function sendForm(form: HTMLFormElement, goOn: string): Promise<Sent> {
  const answer = await fetch(location.pathname, {
    method: "POST",
    credentials: "same-origin",
    body: new FormData(form),
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.type === "opaqueredirect") return { reached: "saved", url: goOn };
  return answer.status >= 500 || answer.status === 429 ? { reached: "unreached" } : { reached: "answered" };
}
