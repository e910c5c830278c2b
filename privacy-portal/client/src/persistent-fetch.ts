import { otherCell, withoutSlash } from "./cell.js";
import { asksToComeBack, waitBeforeNext, type RetryPolicy } from "./retry.js";

const IDEMPOTENCY_KEY = "Idempotency-Key";

/** Waits; rejects with the signal's reason when the caller gives up meanwhile. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface PersistentFetchOptions {
  readonly baseUrl: string;
  readonly retry: RetryPolicy;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly wait: Wait;
}

/** Sends calls until they are answered: repeats what may be repeated, and follows to the cell that serves the country. */
export class PersistentFetch {
  readonly #options: PersistentFetchOptions;
  readonly #configuredBase: string;
  #base: string;

  constructor(options: PersistentFetchOptions) {
    this.#options = options;
    this.#configuredBase = withoutSlash(options.baseUrl);
    this.#base = this.#configuredBase;
  }

  /** The base URL of the cell that answers: another than the configured one after a hop. */
  get baseUrl(): string {
    return this.#base;
  }

  async send(request: Request): Promise<Response> {
    const call = await Call.of(request, this.#configuredBase);
    const answer = await this.#untilAnswered(call);
    // A token of one cell is nothing that another cell may see, and without it the call would say something else.
    const other = call.carriesCredentials ? undefined : await otherCell(answer, this.#base);
    if (other === undefined) {
      return answer;
    }
    this.#base = other;
    return this.#untilAnswered(call);
  }

  async #untilAnswered(call: Call): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#attempt(call);
      if (outcome instanceof Response && !asksToComeBack(outcome)) {
        return outcome;
      }
      const retryAfter = outcome instanceof Response ? outcome.headers.get("Retry-After") : null;
      const wait = waitBeforeNext(this.#options.retry, attempt, retryAfter, Date.now());
      if (wait === undefined) {
        return answered(outcome);
      }
      await discard(outcome);
      await this.#options.wait(wait, call.signal);
    }
  }

  /** An answer, or the reason why there was none. */
  async #attempt(call: Call): Promise<Response | Error> {
    try {
      return await this.#options.fetch(call.to(this.#base));
    } catch (reason) {
      if (call.signal.aborted || !(reason instanceof Error)) {
        throw reason;
      }
      return reason;
    }
  }
}

/** A call that can be sent more than once, each time with the same Idempotency-Key. */
class Call {
  readonly #request: Request;
  readonly #path: string;
  readonly #headers: Headers;
  readonly #body: ArrayBuffer | undefined;

  private constructor(request: Request, path: string, body: ArrayBuffer | undefined) {
    this.#request = request;
    this.#path = path;
    this.#headers = new Headers(request.headers);
    this.#body = body;
    if (request.method === "POST" && !this.#headers.has(IDEMPOTENCY_KEY)) {
      this.#headers.set(IDEMPOTENCY_KEY, crypto.randomUUID());
    }
  }

  static async of(request: Request, base: string): Promise<Call> {
    if (!request.url.startsWith(`${base}/`)) {
      throw new TypeError(`The call does not go to ${base}`);
    }
    const body = request.body === null ? undefined : await request.arrayBuffer();
    return new Call(request, request.url.slice(base.length), body);
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }

  get carriesCredentials(): boolean {
    return this.#headers.has("Authorization");
  }

  to(base: string): Request {
    return new Request(base + this.#path, {
      method: this.#request.method,
      headers: this.#headers,
      body: this.#body ?? null,
      signal: this.#request.signal,
      credentials: this.#request.credentials,
      redirect: this.#request.redirect,
    });
  }
}

function answered(outcome: Response | Error): Response {
  if (outcome instanceof Response) {
    return outcome;
  }
  throw outcome;
}

/** Frees the connection of an answer that nobody reads. */
async function discard(outcome: Response | Error): Promise<void> {
  if (outcome instanceof Response) {
    await outcome.body?.cancel();
  }
}
