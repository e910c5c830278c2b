import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { createPrivacyClient, isProblem, type PrivacyClient, type PrivacyClientOptions } from "../src/index.js";
import { TestServer } from "./server.js";

const BODY = {
  language: "de",
  requesterKind: "SELF",
  contact: { email: "erika@example.org" },
  policyVersion: "2024-12-16",
  rights: [{ right: "QUESTION", details: { question: "What do you know of me?" } }],
} as const;

describe("the client", () => {
  let server: TestServer;
  let other: TestServer;
  let waits: number[];

  beforeEach(async () => {
    server = await new TestServer().start();
    other = await new TestServer().start();
    waits = [];
  });

  afterEach(async () => {
    await server.stop();
    await other.stop();
  });

  const client = (options: Partial<PrivacyClientOptions> = {}): PrivacyClient =>
    createPrivacyClient({
      baseUrl: server.url,
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      ...options,
    });

  const submit = (one: PrivacyClient, headers: Record<string, string> = {}) =>
    one.api.POST("/api/v1/requests", {
      params: { query: { country: "DE" } },
      body: { ...BODY, rights: [...BODY.rights] },
      headers,
    });

  it("submits a request and reads the answer", async () => {
    server.willAnswer({ status: 201, body: { reference: "ABCD-EFGH-JKMN", trackingToken: "secret" } });

    const { data, response } = await submit(client());

    assert.equal(response.status, 201);
    assert.equal(data?.reference, "ABCD-EFGH-JKMN");
    assert.equal(server.received[0]?.path, "/api/v1/requests?country=DE");
    assert.deepEqual(JSON.parse(server.received[0]?.body ?? ""), BODY);
  });

  it("gives each call a key of its own, and a repeated call the same", async () => {
    server.willAnswer({ status: 503 }, { status: 503 }, { status: 201 });
    const one = client();
    await submit(one);
    await submit(one);

    const keys = server.received.map((call) => call.headers["idempotency-key"]);
    assert.equal(keys.length, 4);
    assert.match(String(keys[0]), /^[0-9a-f-]{36}$/);
    assert.equal(new Set(keys.slice(0, 3)).size, 1);
    assert.notEqual(keys[3], keys[0]);
    assert.equal(new Set(server.received.map((call) => call.body)).size, 1);
  });

  it("leaves a key that was given alone, and gives none to a call that creates nothing", async () => {
    server.willAnswer({ status: 200 });
    await submit(client(), { "Idempotency-Key": "mine" });
    await client().api.GET("/api/v1/requests/{reference}", { params: { path: { reference: "ABCD-EFGH-JKMN" } } });

    assert.equal(server.received[0]?.headers["idempotency-key"], "mine");
    assert.equal(server.received[1]?.headers["idempotency-key"], undefined);
  });

  for (const status of [429, 503]) {
    it(`waits as many seconds as ${status} asks for`, async () => {
      server.willAnswer({ status, headers: { "Retry-After": "7" } }, { status: 201 });

      const { response } = await submit(client());

      assert.equal(response.status, 201);
      assert.deepEqual(waits, [7000]);
    });
  }

  it("waits until the date that is asked for", async () => {
    const inTenSeconds = new Date(Date.now() + 10_000).toUTCString();
    server.willAnswer({ status: 503, headers: { "Retry-After": inTenSeconds } }, { status: 201 });

    await submit(client());

    assert.equal(waits.length, 1);
    assert.ok(waits[0]! > 5_000 && waits[0]! <= 10_000, `waited ${waits[0]}`);
  });

  it("does not wait for a date that has passed", async () => {
    server.willAnswer(
      { status: 503, headers: { "Retry-After": "Mon, 01 Jan 2024 00:00:00 GMT" } },
      { status: 201 },
    );
    await submit(client());
    assert.deepEqual(waits, [0]);
  });

  it("takes its own growing pace where the server names none or nonsense", async () => {
    server.willAnswer({ status: 503 }, { status: 503, headers: { "Retry-After": "soon" } }, { status: 201 });

    await submit(client({ retry: { firstWait: 100 } }));

    assert.equal(waits.length, 2);
    assert.ok(waits[0]! >= 50 && waits[0]! <= 100, `waited ${waits[0]}`);
    assert.ok(waits[1]! >= 100 && waits[1]! <= 200, `waited ${waits[1]}`);
  });

  it("gives the answer back when it has asked often enough, or would have to wait too long", async () => {
    server.willAnswer({ status: 429, headers: { "Retry-After": "1" } });
    const often = await submit(client({ retry: { attempts: 3 } }));
    assert.equal(often.response.status, 429);
    assert.equal(server.received.length, 3);
    assert.ok(isProblem(often.error));

    server.willAnswer({ status: 429, headers: { "Retry-After": "3600" } });
    const long = await submit(client());
    assert.equal(long.response.status, 429);
    assert.equal(server.received.length, 4);
  });

  it("repeats nothing that was answered otherwise", async () => {
    for (const status of [400, 401, 409, 422, 500]) {
      server.willAnswer({ status });
      assert.equal((await submit(client())).response.status, status);
    }
    assert.equal(server.received.length, 5);
    assert.deepEqual(waits, []);
  });

  it("sends a call again whose connection broke, with the same key", async () => {
    server.willAnswer(undefined, { status: 201 });

    assert.equal((await submit(client())).response.status, 201);

    assert.equal(server.received.length, 2);
    assert.equal(server.received[1]?.headers["idempotency-key"], server.received[0]?.headers["idempotency-key"]);
  });

  it("stops waiting when the caller gives up", async () => {
    server.willAnswer({ status: 503, headers: { "Retry-After": "20" } });
    const caller = new AbortController();
    const sent = createPrivacyClient({ baseUrl: server.url }).api.GET("/api/v1/requests/{reference}", {
      params: { path: { reference: "ABCD-EFGH-JKMN" } },
      signal: caller.signal,
    });
    caller.abort(new Error("enough"));

    await assert.rejects(sent, /enough|abort/i);
  });

  it("follows to the cell that serves the country, once, with the same body and key", async () => {
    server.willAnswer({ status: 421, body: misdirected(other.url) });
    other.willAnswer({ status: 201, body: { reference: "ABCD-EFGH-JKMN" } });
    const one = client();

    const { data } = await submit(one);

    assert.equal(data?.reference, "ABCD-EFGH-JKMN");
    assert.equal(other.received[0]?.path, "/api/v1/requests?country=DE");
    assert.equal(other.received[0]?.body, server.received[0]?.body);
    assert.equal(other.received[0]?.headers["idempotency-key"], server.received[0]?.headers["idempotency-key"]);
    assert.equal(one.baseUrl, other.url);
    const before = server.received.length;
    await submit(one);
    assert.equal(server.received.length, before);
    assert.equal(other.received.length, 2);
  });

  it("lets no answer and no configuration reach into the objects of the program", async () => {
    // As text, for in a literal `__proto__` would be the prototype and not a field.
    const bad = JSON.parse(
      '{"__proto__":{"reached":true},"constructor":{"prototype":{"reached":true}},"reference":"ABCD-EFGH-JKMN"}',
    ) as Record<string, unknown>;
    const problem = { ...misdirected(other.url), ...bad };
    Object.defineProperty(problem, "__proto__", { value: bad["__proto__"], enumerable: true });
    server.willAnswer({ status: 201, body: bad }, { status: 422, body: problem }, { status: 421, body: problem });
    other.willAnswer({ status: 201, body: bad });
    const retry = JSON.parse('{"__proto__":{"reached":true,"attempts":9}}') as Record<string, unknown>;
    const one = client({ retry });

    const answers = [await submit(one), await submit(one), await submit(one)];

    assert.deepEqual(
      answers.map(({ response }) => response.status),
      [201, 422, 201],
    );
    assert.equal(({} as Record<string, unknown>)["reached"], undefined);
    assert.ok(!("reached" in client), "functions neither");
    assert.ok(isProblem(answers[1]?.error));
    assert.ok(!isProblem(JSON.parse('{"__proto__":{"type":"urn:test","status":422}}')), "what is inherited is no problem");
  });

  it("does not go round in circles", async () => {
    server.willAnswer({ status: 421, body: misdirected(other.url) });
    other.willAnswer({ status: 421, body: misdirected(server.url) });

    // Counted here, for fetch itself asks once more on a new connection when it sees 421.
    const places: string[] = [];
    const counting = (request: Request) => {
      places.push(new URL(request.url).origin);
      return fetch(request);
    };

    assert.equal((await submit(client({ fetch: counting }))).response.status, 421);

    assert.deepEqual(places, [server.url, other.url]);
  });

  it("does not carry a token of one cell to another", async () => {
    server.willAnswer({ status: 421, body: misdirected(other.url) });

    const { response } = await submit(client(), { Authorization: "Bearer token" });

    assert.equal(response.status, 421);
    assert.equal(other.received.length, 0);
  });

  for (const place of ["http://privacy.example.org", "ftp://127.0.0.1", "nowhere", undefined]) {
    it(`does not follow to ${place}`, async () => {
      server.willAnswer({ status: 421, body: misdirected(place) });
      assert.equal((await submit(client())).response.status, 421);
    });
  }
});

function misdirected(baseUrl: string | undefined) {
  return { type: "urn:xiaomi-privacy:problem:wrong-cell", title: "Another region serves this country", status: 421, baseUrl };
}
