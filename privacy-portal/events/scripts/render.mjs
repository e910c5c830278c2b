// Renders an AsyncAPI document to one HTML file that needs nothing else: no server, no other host, no script to be read.
// Usage: node render.mjs DOCUMENT PAGE
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Parser, fromFile, stringify } from "@asyncapi/parser";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

const ERROR = 0;
const COMPONENT = "@asyncapi/react-component";
const CONFIG = {
  show: { sidebar: true, errors: false, schemas: false },
  expand: { messageExamples: true },
};
// Nothing may come from anywhere. The component compiles the schemas of AsyncAPI when it is loaded, hence 'unsafe-eval'.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'; base-uri 'none'; form-action 'none'";

const require = createRequire(import.meta.url);
const [source, target] = process.argv.slice(2);

/** The text of a file of the component, to be set between the tags of an element. */
async function inline(path, tag) {
  const text = await readFile(require.resolve(`${COMPONENT}/${path}`), "utf8");
  if (text.toLowerCase().includes(`</${tag}`)) {
    throw new Error(`${path} would end the element ${tag}`);
  }
  return `<${tag}>${text}</${tag}>`;
}

async function parsed(path) {
  const { document, diagnostics } = await fromFile(new Parser(), path).parse();
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === ERROR);
  if (errors.length > 0 || document === undefined) {
    throw new Error(errors.map((error) => `${error.path.join("/")}: ${error.message}`).join("\n"));
  }
  return document;
}

const document = await parsed(source);
const { default: AsyncApi } = require(`${COMPONENT}/lib/cjs/without-parser.js`);
const content = renderToString(createElement(AsyncApi, { schema: document, config: CONFIG }));
const data = stringify(document).replaceAll("<", "\\u003c");

await mkdir(dirname(target), { recursive: true });
await writeFile(
  target,
  `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info().title()} ${document.info().version()}</title>
${await inline("styles/default.min.css", "style")}
</head>
<body>
<div id="asyncapi">${content}</div>
${await inline("browser/standalone/without-parser.js", "script")}
<script>
AsyncApiStandalone.hydrate({ schema: ${data}, config: ${JSON.stringify(CONFIG)} }, document.getElementById("asyncapi"));
</script>
</body>
</html>
`,
);
