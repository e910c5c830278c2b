// Knows where each case stands (cases.json, from the compacted topic, which every start reads anew) and tells what happened
// to cases (told.jsonl, a line for each event, once). May be killed at any moment. Settings: docs/subscribe.md.
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Consumer, stringDeserializers } from "@platformatic/kafka";
import { Journal, replace } from "./journal.mjs";

const STATES = "privacy.case-state.v1";
const EVENTS = "privacy.cases.v1";
const FIRST = -2n;

const folder = required("SUBSCRIBER_FOLDER");
mkdirSync(folder, { recursive: true });
const journal = new Journal(join(folder, "told.jsonl"));
const cases = new Map();

await followStates();
await followEvents();

/** Resolves when all that the topic holds now is taken in; goes on with what comes. */
async function followStates() {
  // A group of its own each time, without commits: it gets all partitions, from the beginning.
  const consumer = connected(`${required("SUBSCRIBER_GROUP")}.states.${randomUUID()}`);
  const starts = (await consumer.listOffsets({ topics: [STATES], timestamp: FIRST })).get(STATES);
  const ends = (await consumer.listOffsets({ topics: [STATES] })).get(STATES);
  const stream = await consumer.consume({ topics: [STATES], mode: "earliest", autocommit: false, maxWaitTime: 200 });
  stream.on("data", takeState);
  const isTaken = (end, partition) =>
    end === starts[partition] || (stream.offsetsToFetch.get(`${STATES}:${partition}`) ?? FIRST) >= end;
  while (!ends.every(isTaken) || stream.readableLength > 0) {
    await setTimeout(50);
  }
  save();
  stream.on("data", save);
}

function takeState({ key, value }) {
  if (value === undefined || value === null || value === "") {
    cases.delete(key);
    journal.forget("caseId", key);
  } else {
    cases.set(key, JSON.parse(value));
  }
}

async function followEvents() {
  const consumer = connected(required("SUBSCRIBER_GROUP"));
  const stream = await consumer.consume({
    topics: [EVENTS],
    mode: "committed",
    fallbackMode: "earliest",
    autocommit: false,
    maxWaitTime: 200,
  });
  for await (const event of stream) {
    takeEvent(event);
    // After the effect: a crash in between brings the event again, and the journal knows it.
    await event.commit();
  }
}

function takeEvent({ headers, value }) {
  const data = JSON.parse(value);
  switch (headers.get("ce_type")) {
    case "com.xiaomi.privacy.case.opened.v1":
    case "com.xiaomi.privacy.case.state-changed.v1":
    case "com.xiaomi.privacy.case.closed.v1":
      journal.tell(headers.get("ce_id"), headers.get("ce_type"), data);
      break;
    case "com.xiaomi.privacy.request.erased.v1":
      journal.forget("requestId", data.requestId);
      break;
    default: // Not for this tool, or newer than it.
  }
}

function save() {
  const sorted = Object.fromEntries([...cases].sort(([one], [other]) => (one < other ? -1 : 1)));
  replace(join(folder, "cases.json"), JSON.stringify(sorted));
}

function connected(groupId) {
  return new Consumer({
    clientId: "case-subscriber",
    groupId,
    bootstrapBrokers: required("KAFKA_BOOTSTRAP_SERVERS").split(","),
    deserializers: stringDeserializers,
    autocreateTopics: false,
    // The partitions of one that was killed pass on after this time.
    sessionTimeout: 10_000,
    ...security(process.env),
  });
}

function security({ KAFKA_SECURITY_PROTOCOL: protocol = "PLAINTEXT", ...environment }) {
  const ca = environment.KAFKA_SSL_CA_FILE;
  return {
    ...(protocol.endsWith("SSL") && { tls: ca === undefined ? {} : { ca: readFileSync(ca) } }),
    ...(protocol.startsWith("SASL") && {
      sasl: {
        mechanism: required("KAFKA_SASL_MECHANISM"),
        username: required("KAFKA_SASL_USERNAME"),
        password: required("KAFKA_SASL_PASSWORD"),
      },
    }),
  };
}

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`The environment variable ${name} is missing`);
  }
  return value;
}
