import { isProblem } from "./problem.js";

const MISDIRECTED = 421;

/**
 * Where a misdirected call belongs; undefined if the answer does not say so, or names a place that it must not be sent to.
 *
 * @param current the base URL that the call went to
 */
export async function otherCell(answer: Response, current: string): Promise<string | undefined> {
  if (answer.status !== MISDIRECTED) {
    return undefined;
  }
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const named = isProblem(body) && body.baseUrl !== undefined ? parsed(body.baseUrl) : undefined;
  if (named === undefined || !isSafe(named, new URL(current))) {
    return undefined;
  }
  const other = withoutSlash(named.href);
  return other === current ? undefined : other;
}

/** Base URLs are compared and joined without a slash at their end. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** What a person wrote leaves the encrypted way only where it was not on it before: on a developer's machine. */
function isSafe(other: URL, current: URL): boolean {
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(other.hostname);
  return other.protocol === "https:" || (other.protocol === "http:" && current.protocol === "http:" && local);
}
