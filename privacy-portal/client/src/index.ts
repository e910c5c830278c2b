import createClient, { type Client } from "openapi-fetch";
import type { components as Casework, paths as CaseworkPaths } from "./generated/casework.js";
import type { components as Identity, paths as IdentityPaths } from "./generated/identity.js";
import type { components as Intake, paths as IntakePaths } from "./generated/intake.js";
import { PersistentFetch, type Wait } from "./persistent-fetch.js";
import { DEFAULT_RETRY, type RetryPolicy } from "./retry.js";

export { isProblem, type Problem } from "./problem.js";
export type { RetryPolicy } from "./retry.js";
export type { Wait } from "./persistent-fetch.js";

/** All that a person may call, as the services describe it. */
export type Paths = IntakePaths & IdentityPaths & CaseworkPaths;

/** What the services take and answer, by service. */
export interface Schemas {
  readonly intake: Intake["schemas"];
  readonly identity: Identity["schemas"];
  readonly casework: Casework["schemas"];
}

export interface PrivacyClientOptions {
  /** Of the cell that serves the person's country; `GET /api/v1/jurisdictions/{country}` tells it. */
  readonly baseUrl: string;
  readonly retry?: Partial<RetryPolicy>;
  /** Instead of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Instead of a timer. */
  readonly wait?: Wait;
}

export interface PrivacyClient {
  /** Typed calls: `api.GET`, `api.POST`, … */
  readonly api: Client<Paths>;
  /** The base URL of the cell that answers: another than the configured one after an answer 421 was followed. */
  readonly baseUrl: string;
}

/** A client of the privacy support. */
export function createPrivacyClient(options: PrivacyClientOptions): PrivacyClient {
  const persistent = new PersistentFetch({
    baseUrl: options.baseUrl,
    retry: { ...DEFAULT_RETRY, ...options.retry },
    fetch: options.fetch ?? ((request) => fetch(request)),
    wait: options.wait ?? onTimer,
  });
  const api = createClient<Paths>({
    baseUrl: options.baseUrl,
    fetch: (request) => persistent.send(request),
  });
  return {
    api,
    get baseUrl() {
      return persistent.baseUrl;
    },
  };
}

const onTimer: Wait = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", giveUp);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", giveUp, { once: true });
  });
