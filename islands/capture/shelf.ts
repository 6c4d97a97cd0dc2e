import type { Fields } from "./fields.ts";

/** What is kept on this device for one note or round while it is being written. */
export interface Kept {
  programme: string;
  base: number;
  fields: Fields;
  at: number;
}

/** Where a browser keeps things; the part of localStorage we use. */
export interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Drafts of one person on this device. Another person who signs in on it does not see them; a full or forbidden
 * store is no reason to stop anybody writing, so every failure is silence.
 */
export class Shelf {
  readonly #store: Store | null;
  readonly #prefix: string;

  constructor(store: Store | null, person: string) {
    this.#store = store;
    this.#prefix = `throughline:draft:${person}:`;
  }

  /** Whether it is kept now. */
  put(id: string, kept: Kept): boolean {
    try {
      this.#store?.setItem(this.#prefix + id, JSON.stringify(kept));
      return this.#store !== null;
    } catch {
      return false;
    }
  }

  get(id: string): Kept | null {
    try {
      return parse(this.#store?.getItem(this.#prefix + id) ?? null);
    } catch {
      return null;
    }
  }

  drop(id: string): void {
    try {
      this.#store?.removeItem(this.#prefix + id);
    } catch {
      // nothing is kept where nothing can be kept
    }
  }

  /** The newest draft of a new note or round in this programme, with its id. */
  newest(programme: string, has: string): [string, Kept] | null {
    let best: [string, Kept] | null = null;
    try {
      for (let index = 0; index < (this.#store?.length ?? 0); index += 1) {
        const key = this.#store?.key(index);
        if (!key?.startsWith(this.#prefix)) continue;
        const id = key.slice(this.#prefix.length);
        const kept = this.get(id);
        if (!kept || kept.programme !== programme || kept.base !== 0 || !kept.fields[has]?.trim()) continue;
        if (!best || kept.at > best[1].at) best = [id, kept];
      }
    } catch {
      return best;
    }
    return best;
  }
}

function parse(told: string | null): Kept | null {
  if (!told) return null;
  const kept = JSON.parse(told) as Partial<Kept>;
  if (typeof kept.programme !== "string" || typeof kept.fields !== "object" || kept.fields === null) return null;
  return { programme: kept.programme, base: Number(kept.base) || 0, fields: kept.fields, at: Number(kept.at) || 0 };
}
