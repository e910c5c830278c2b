import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

/**
 * What was told, one line of JSON for each event. The line is both the effect and the note that it happened: real tools do
 * both in one transaction of their database. Ids older than the 30 days of the topic could be dropped.
 */
export class Journal {
  #file;
  #lines = new Map();

  constructor(file) {
    this.#file = file;
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    // What a lost machine left of a last line was not committed either: it comes again.
    for (const line of text.slice(0, text.lastIndexOf("\n") + 1).split("\n").filter(Boolean)) {
      const told = JSON.parse(line);
      this.#lines.set(told.id, told);
    }
    this.#rewrite();
  }

  /** Tells of an event, unless that was done before. It is on disk when this returns. */
  tell(id, type, { requestId, caseId }) {
    if (!this.#lines.has(id)) {
      const line = { id, type, requestId, caseId };
      this.#lines.set(id, line);
      write(this.#file, "a", `${JSON.stringify(line)}\n`);
    }
  }

  /** Deletes all that is known of a request or case but the ids of its events, lest they be told when they come again. */
  forget(property, value) {
    const known = [...this.#lines.values()].filter((line) => line[property] === value);
    known.forEach(({ id }) => this.#lines.set(id, { id }));
    if (known.length > 0) {
      this.#rewrite();
    }
  }

  #rewrite() {
    replace(this.#file, [...this.#lines.values()].map((line) => `${JSON.stringify(line)}\n`).join(""));
  }
}

/** Replaces a file in one step, so that a reader sees the old or the new one. */
export function replace(file, text) {
  write(`${file}.new`, "w", text);
  renameSync(`${file}.new`, file);
}

function write(file, flags, text) {
  const opened = openSync(file, flags);
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
