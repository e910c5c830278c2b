import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { parse } from "yaml";
import type { Paths, Schemas } from "../src/index.js";

/** Does not compile when a path is no longer described. */
type Used = Paths["/api/v1/requests"]["post"] &
  Paths["/api/v1/requests/{reference}"]["get"] &
  Paths["/api/v1/requests/{reference}/pass"]["post"] &
  Paths["/api/v1/requests/{reference}/withdrawal"]["post"] &
  Paths["/api/v1/verifications/{id}/code"]["post"];

/** Does not compile when a right has no details of its own any more. */
const ERASURE: Extract<Schemas["intake"]["AskedRight"], { right: "ERASURE" }>["details"]["scope"] = "ALL";

/** Whether a member is in every answer. */
type Always<Answer, Member extends keyof Answer> = object extends Pick<Answer, Member> ? false : true;

/** Does not compile when what is in every answer need not be there any more, or what may be missing is promised. */
const PROMISED: [
  Always<Schemas["intake"]["SubmissionAnswer"], "trackingToken">,
  Always<Schemas["intake"]["StatusView"], "cases">,
  Always<Schemas["casework"]["OpenQuote"], "amountMinor">,
] = [true, true, true];
const NOT_PROMISED: [
  Always<Schemas["intake"]["CaseView"], "due">,
  Always<Schemas["intake"]["MessageView"], "answers">,
] = [false, false];

/** Protocols of partners, who have clients of their own. */
const PARTNERS = /^\/api\/v1\/(drp|opendsr)\//;

describe("the contract", () => {
  it("is described in OpenAPI 3.1, and each described path of a person has a type", async () => {
    for (const [service, file, own] of [
      ["request-intake-service", "intake", "/api/v1/"],
      ["identity-verification-service", "identity", "/api/v1/verifications"],
      ["case-workflow-service", "casework", "/api/v1/requests/"],
    ] as const) {
      const description = parse(await text(`../../../../${service}/openapi.yaml`)) as {
        openapi: string;
        paths: Record<string, unknown>;
      };
      const types = await text(`../../src/generated/${file}.ts`);
      assert.match(description.openapi, /^3\.1/);
      const paths = Object.keys(description.paths)
        .filter((path) => path.startsWith(own))
        .filter((path) => !PARTNERS.test(path));
      assert.ok(paths.length > 0);
      for (const path of paths) {
        assert.ok(types.includes(`"${path}": {`), `${path} of ${service}`);
      }
    }
  });

  it("hides what only services may call", async () => {
    for (const file of ["intake", "identity", "casework"]) {
      assert.doesNotMatch(await text(`../../src/generated/${file}.ts`), /\/internal\//);
    }
  });

  it("says which members every answer has", () => {
    assert.ok(PROMISED.every((always) => always));
    assert.ok(NOT_PROMISED.every((always) => !always));
  });

  it("tells the rights apart by their names", () => {
    const used: Used | undefined = undefined;
    assert.equal(used, undefined);
    assert.equal(ERASURE, "ALL");
  });
});

/** Read from where the test was compiled to. */
function text(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), "utf8");
}
