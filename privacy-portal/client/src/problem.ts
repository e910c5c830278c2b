/** What the services answer when something is wrong (RFC 9457). Branch on `type`, never on text. */
export interface Problem {
  /** For example `urn:xiaomi-privacy:problem:validation-failed`; docs/problems.md lists all. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What to do next. */
  readonly detail?: string;
  readonly instance?: string | null;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** With status 421: the base URL of the cell that serves the country. */
  readonly baseUrl?: string;
}

/** Whether an answer's body is a problem. */
export function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "type" in body &&
    typeof body.type === "string" &&
    "status" in body &&
    typeof body.status === "number"
  );
}
