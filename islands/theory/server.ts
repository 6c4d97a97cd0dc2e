import type { Line, Ways } from "./follower.ts";
import type { Parts, Place, Props } from "./types.ts";

const PATIENCE = 15_000;

export interface Refusal {
  status: number;
  code: string;
  message: string;
  fields: Record<string, string[]>;
}

export type Answer = { parts: Parts } | { refused: Refusal };

const UNREACHED: Refusal = {
  status: 0, code: "unreached", fields: {},
  message: "The server can’t be reached. What you wrote is still here: try again in a moment.",
};

/** Everything the map asks of the server. */
export class Server {
  private readonly props: Props;
  private readonly token: string;

  constructor(props: Props, token: string) {
    this.props = props;
    this.token = token;
  }

  /** What became different after a change; each act is answered with the same. */
  since(after: number): Promise<Answer> {
    return this.ask("GET", `${this.props.api}/parts?after=${after}`);
  }

  /** An act on the whole map: "elements", "links", "assumptions", "undo" or "redo". */
  onMap(act: string, after: number, body: unknown = {}): Promise<Answer> {
    return this.ask("POST", `${this.props.api}/${act}?after=${after}`, body);
  }

  /** An act on a part: "reword" or "take-off". */
  onPart(id: string, act: string, after: number, body: unknown): Promise<Answer> {
    return this.ask("POST", `${this.props.parts}${id}/${act}?after=${after}`, body);
  }

  async move(places: Record<string, Place>): Promise<boolean> {
    try {
      const answer = await this.send("POST", `${this.props.api}/moves`, { places });
      return answer.status < 500; // refused once is refused again: only an unreached server is tried anew
    } catch {
      return false;
    }
  }

  get ways(): Ways {
    return {
      open: (after) => (typeof EventSource === "undefined" ? null : (new EventSource(`${this.props.live}?after=${after}`) as unknown as Line)),
      ask: async (after) => {
        try {
          const answer = await this.send("GET", `${this.props.api}/changes?after=${after}`);
          if ([401, 403, 404].includes(answer.status)) return "gone";
          return answer.ok ? await answer.json() : "unreached";
        } catch {
          return "unreached";
        }
      },
    };
  }

  private async ask(method: string, address: string, body?: unknown): Promise<Answer> {
    try {
      const answer = await this.send(method, address, body);
      const told: unknown = await answer.json();
      if (answer.ok) return { parts: told as Parts };
      return { refused: { status: answer.status, ...(told as { error: Omit<Refusal, "status"> }).error } };
    } catch {
      return { refused: UNREACHED };
    }
  }

  private send(method: string, address: string, body?: unknown): Promise<Response> {
    return fetch(address, {
      method,
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
      signal: AbortSignal.timeout(PATIENCE),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
