import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { JSDOM, VirtualConsole } from "jsdom";
import { parse } from "yaml";

const contract = parse(await readFile("../../rights-contracts/src/main/resources/asyncapi.yaml", "utf8"));
const html = await readFile("../target/events/index.html", "utf8");
const page = new JSDOM(html).window.document;

class NoResizes {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** Follows references within a document. */
function resolve(document, node) {
  let found = node;
  while (found.$ref !== undefined) {
    found = found.$ref.slice(2).split("/").reduce((place, key) => place[key.replaceAll("~1", "/")], document);
  }
  return found;
}

function texts(element) {
  return new Set([...element.querySelectorAll("*")].map((each) => each.textContent.trim()));
}

function snippets(element) {
  return [...element.querySelectorAll("pre")].map((each) => JSON.parse(each.textContent));
}

/** What of one message cannot be read in the part of the page that is about one operation. */
function missingOfMessage(id, message, section) {
  const said = texts(section);
  const shown = snippets(section);
  const missing = [id, message.title].filter((text) => !said.has(text));
  for (const example of message.examples ?? [{ missing: "example" }]) {
    for (const part of [example.headers ?? { missing: "headers" }, example.payload]) {
      // A tombstone has no payload.
      if (part !== null && !shown.some((each) => isDeepStrictEqual(each, part))) {
        missing.push(`example of ${message.title}`);
      }
    }
  }
  return missing;
}

/** What of a document cannot be read on a page: channels, operations, messages, examples. */
function missing(document, page) {
  const gone = [];
  const shownChannels = new Set();
  for (const [key, operation] of Object.entries(document.operations)) {
    const section = page.getElementById(`operation-${operation.action}-${key}`);
    const channel = resolve(document, operation.channel);
    if (section === null || !section.textContent.includes(channel.address)) {
      gone.push(`${key} on ${channel.address}`);
      continue;
    }
    shownChannels.add(channel.address);
    for (const message of operation.messages) {
      const id = message.$ref.slice(message.$ref.lastIndexOf("/") + 1);
      gone.push(...missingOfMessage(id, resolve(document, message), section).map((text) => `${key}: ${text}`));
    }
  }
  for (const { address } of Object.values(document.channels)) {
    if (!shownChannels.has(address)) {
      gone.push(`channel ${address}`);
    }
  }
  return gone;
}

/** Every message that some channel of the document carries. */
function messagesOf(document) {
  return Object.values(document.channels).flatMap((channel) => Object.values(channel.messages));
}

describe("the page of the event contract", () => {
  it("shows every channel, operation, message and example, without any script", () => {
    assert.equal(messagesOf(contract).length, Object.keys(contract.components.messages).length);
    assert.deepEqual(missing(contract, page), []);
  });

  it("is found out when it lacks a channel, a message or an example", () => {
    const older = page.cloneNode(true);
    const newer = structuredClone(contract);
    newer.channels.added = { address: "privacy.added.v1", messages: {} };
    newer.components.messages.caseClosed.title = "Another title";
    newer.components.messages.caseState.examples[0].payload.state = "CLOSED?";
    older.getElementById("operation-send-sendIdentity").remove();

    const gone = missing(newer, older);
    for (const expected of [
      "channel privacy.added.v1",
      "sendCases: Another title",
      `sendCaseState: example of ${contract.components.messages.caseState.title}`,
      "sendIdentity on privacy.identity.v1",
    ]) {
      assert.ok(gone.includes(expected), `${expected} in ${gone}`);
    }
  });

  it("loads nothing from anywhere", () => {
    const policy = page.querySelector("meta[http-equiv=Content-Security-Policy]").content;

    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /https?:|\*|'self'/);
    assert.equal(page.querySelectorAll("[src], link, object, iframe, base").length, 0);
    for (const style of page.querySelectorAll("style")) {
      assert.doesNotMatch(style.textContent, /@import|url\(/);
    }
  });

  it("opens the schema of a message on request, and asks no server for it", async () => {
    const failures = [];
    const console = new VirtualConsole();
    console.on("jsdomError", (error) => failures.push(error.message));
    const { window } = new JSDOM(html, {
      runScripts: "dangerously",
      pretendToBeVisual: true,
      virtualConsole: console,
      beforeParse(browser) {
        // What browsers have and jsdom has not.
        Object.assign(browser, { Headers, Request, Response, ResizeObserver: NoResizes });
        browser.fetch = (address) => failures.push(`fetch ${address}`);
        browser.XMLHttpRequest = class {
          constructor() {
            failures.push("XMLHttpRequest");
          }
        };
      },
    });
    assert.deepEqual(failures, []);
    const section = () => window.document.getElementById("operation-send-sendCaseState");
    const description = /Last day for the answer at the controller's place/;
    const buttons = () => [...section().querySelectorAll("button")].filter((each) => each.textContent === "Expand all");

    assert.doesNotMatch(section().textContent, description);
    // React takes the elements over in a task of its own: until then a click has no effect.
    while (!description.test(section().textContent)) {
      buttons().forEach((button) => button.click());
      await new Promise((resume) => window.requestAnimationFrame(resume));
      assert.deepEqual(failures, []);
    }

    window.close();
  }, { timeout: 120_000 });
});
