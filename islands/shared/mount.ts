/** An island takes over a part of a page that the server has already drawn, and says how to let go of it. */
export interface Island<Props> {
  /** Turns the page's JSON into props, or throws with a sentence a developer can act on. */
  readProps: (json: unknown) => Props;
  start: (root: HTMLElement, props: Props) => () => void;
}

/** The little of a page that mounting needs. */
export interface Page {
  querySelectorAll(selector: string): Iterable<HTMLElement>;
  getElementById(id: string): { textContent: string | null } | null;
}

/**
 * Start the island called `name` wherever the page asks for it. What the server drew stays until the island
 * has started, and stays for good when it fails: the root is then marked `data-island-failed`.
 *
 *     <div data-island="capture" data-props="capture-props">…the whole form, usable without script…</div>
 *     {{ props|json_script:"capture-props" }}  {% island "capture" %}
 */
export function mount<Props>(name: string, island: Island<Props>, page: Page = document): () => void {
  const stops: Array<() => void> = [];
  for (const root of page.querySelectorAll(`[data-island="${name}"]`)) {
    try {
      stops.push(island.start(root, island.readProps(readJson(page, root.dataset["props"]))));
      root.dataset["islandReady"] = "";
    } catch (error) {
      root.dataset["islandFailed"] = "";
      console.error(`The island "${name}" did not start; the page stays as the server drew it.`, error);
    }
  }
  return () => {
    for (const stop of stops) stop();
  };
}

function readJson(page: Page, id: string | undefined): unknown {
  if (!id) return null;
  const script = page.getElementById(id);
  if (!script) throw new Error(`data-props names "${id}", but the page has no such script.`);
  return JSON.parse(script.textContent ?? "null");
}
