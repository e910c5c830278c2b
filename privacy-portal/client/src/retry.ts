/** How patiently a call is repeated. */
export interface RetryPolicy {
  /** How often a call is sent at most, the first time included. */
  readonly attempts: number;
  /** The longest single wait, in milliseconds; a server that asks for more gets no further attempt. */
  readonly longestWait: number;
  /** The first wait where the server names none, in milliseconds; it doubles each time. */
  readonly firstWait: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 4, longestWait: 30_000, firstWait: 500 };

const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;

/** Whether the server did nothing yet and asks to come back. */
export function asksToComeBack(response: Response): boolean {
  return response.status === TOO_MANY_REQUESTS || response.status === UNAVAILABLE;
}

/**
 * Milliseconds to wait before the next attempt; undefined if there is to be none.
 *
 * @param attempt how often the call was sent, from 1
 * @param retryAfter the header of the answer; null if there was none
 * @param now milliseconds since 1970
 */
export function waitBeforeNext(
  policy: RetryPolicy,
  attempt: number,
  retryAfter: string | null,
  now: number,
): number | undefined {
  if (attempt >= policy.attempts) {
    return undefined;
  }
  const wait = askedFor(retryAfter, now) ?? ownPace(policy, attempt);
  return wait <= policy.longestWait ? wait : undefined;
}

/** `Retry-After` is a number of seconds or an HTTP date; anything else counts as not sent. */
function askedFor(retryAfter: string | null, now: number): number | undefined {
  const text = retryAfter?.trim() ?? "";
  if (/^\d+$/.test(text)) {
    return Number(text) * 1000;
  }
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Random, so that many clients do not come back at the same moment. */
function ownPace(policy: RetryPolicy, attempt: number): number {
  const most = Math.min(policy.firstWait * 2 ** (attempt - 1), policy.longestWait);
  return most / 2 + Math.random() * (most / 2);
}
