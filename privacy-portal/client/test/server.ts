import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { webcrypto } from "node:crypto";

// Node 18 has it behind a flag only; browsers and later versions have it.
globalThis.crypto ??= webcrypto as Crypto;

/** A call as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What to answer to a call; undefined breaks the connection off. */
export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** A real server on the loopback interface that answers as a test says. */
export class TestServer {
  readonly received: Received[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #answers: (Answer | undefined)[] = [];

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers to the next calls, in this order; the last one stays. */
  willAnswer(...answers: (Answer | undefined)[]): void {
    this.#answers.splice(0, Infinity, ...answers);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) {
      body += String(chunk);
    }
    this.received.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
    const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
    if (answer === undefined) {
      request.socket.destroy();
      return;
    }
    const problem = answer.status >= 400;
    response.writeHead(answer.status, {
      "Content-Type": problem ? "application/problem+json" : "application/json",
      ...answer.headers,
    });
    response.end(JSON.stringify(answer.body ?? (problem ? { type: "urn:test", title: "", status: answer.status } : {})));
  }
}
