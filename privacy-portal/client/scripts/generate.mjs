// Turns the checked-in API descriptions of the services into TypeScript types: of each what a person may call.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";

const PROJECT = new URL("../../../", import.meta.url);
const OUTPUT = new URL("../src/generated/", import.meta.url);

/** Staff, data systems, partners and the other services have clients of their own. */
const SERVICES = [
  { service: "request-intake-service", file: "intake", path: /^\/api\/v1\/(?!drp\/|opendsr\/)/ },
  { service: "identity-verification-service", file: "identity", path: /^\/api\/v1\/(verifications\/|mandates\/\{mandateId\}\/(answer|revocation|mail)$)/ },
  { service: "case-workflow-service", file: "casework", path: /^\/api\/v1\/requests(\/|$)/ },
];

await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT, { recursive: true });
for (const { service, file, path } of SERVICES) {
  const description = parse(await readFile(new URL(`${service}/openapi.yaml`, PROJECT), "utf8"));
  if (!description.openapi?.startsWith("3.1")) {
    throw new Error(`${service} does not describe its API in OpenAPI 3.1`);
  }
  description.paths = Object.fromEntries(Object.entries(description.paths).filter(([name]) => path.test(name)));
  if (Object.keys(description.paths).length === 0) {
    throw new Error(`${service} has no path for people any more`);
  }
  makeIdempotencyKeysOptional(description);
  dropUnreachableSchemas(description);
  const types = astToString(await openapiTS(description));
  await writeFile(new URL(`${file}.ts`, OUTPUT), `// Generated from ${service}/openapi.yaml; not to be edited.\n${types}`);
}

/** The client makes a key for each call that has none. */
function makeIdempotencyKeysOptional(node) {
  if (node === null || typeof node !== "object") {
    return;
  }
  if (node.in === "header" && String(node.name).toLowerCase() === "idempotency-key") {
    node.required = false;
  }
  Object.values(node).forEach(makeIdempotencyKeysOptional);
}

/** What only other callers get to see is no business of a front end. */
function dropUnreachableSchemas(description) {
  const schemas = description.components?.schemas ?? {};
  const reached = new Set();
  const waiting = [description.paths];
  while (waiting.length > 0) {
    const text = JSON.stringify(waiting.pop());
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!reached.has(name)) {
        reached.add(name);
        waiting.push(schemas[name]);
      }
    }
  }
  description.components = { schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => reached.has(name))) };
}
