/** The fields of a form by name, as the server names them. A box that is not ticked is "". */
export type Fields = Record<string, string>;

const OURS = new Set(["csrfmiddlewaretoken", "note_id", "batch_id", "turn", "base_revision", "save", "another", "another_prompt"]);

/** What stands in the form now, without what is not anybody's words. */
export function read(form: HTMLFormElement): Fields {
  const told: Fields = {};
  for (const [name, value] of new FormData(form)) {
    if (!OURS.has(name) && typeof value === "string") told[name] = value;
  }
  return told;
}

/** Put kept fields back into the form; parts that hold something open. */
export function fill(form: HTMLFormElement, fields: Fields): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
      if (OURS.has(control.name)) continue;
      control.checked = control.type === "checkbox" ? control.name in fields : fields[control.name] === control.value;
    } else if (
      control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement
    ) {
      const kept = fields[control.name];
      if (kept === undefined || OURS.has(control.name)) continue;
      control.value = kept;
      if (kept && control.type !== "hidden" && control.name !== "language") control.closest("details")?.setAttribute("open", "");
    }
  }
}

/** The body of a note for the API: empty choices are null, the rest as it was typed. */
export function noteBody(fields: Fields, programme: string, baseRevision: number): Record<string, unknown> {
  const orNull = (name: string): string | null => fields[name] || null;
  const words = (name: string): string => fields[name] ?? "";
  return {
    programme,
    base_revision: baseRevision,
    heard: words("heard"),
    hub: orNull("hub"),
    place: words("place"),
    happened_on: orNull("happened_on"),
    verbatim: fields["verbatim"] ? (JSON.parse(fields["verbatim"]) as unknown) : [],
    their_words: words("their_words").split("\n").filter((line) => line.trim()),
    quoted: Boolean(fields["quoted"]),
    make_of_it: words("make_of_it"),
    surprise: words("surprise"),
    setting: words("setting"),
    method: words("method"),
    people_count: fields["people_count"] ? Number(fields["people_count"]) : null,
    who_was_missing: words("who_was_missing"),
    question: orNull("question"),
    language: fields["language"] || "en",
    original_words: words("original_words"),
    promise_what: words("promise_what"),
    promise_to_whom: words("promise_to_whom"),
    promise_due_on: orNull("promise_due_on"),
    standing: fields["standing"] || "team",
    made_at: new Date().toISOString(),
  };
}
