// Checks a compose file against the Compose Specification: a key that it does not have, at any level, or a value of the wrong type is a
// finding. Reads the file's text, prints a JSON array of findings.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parseDocument } from 'yaml';

const specification = new URL('node_modules/dclint/schemas/compose.schema.json', import.meta.url);

// Its draft is Ajv's own, which knows that by another address.
const { $schema, ...schema } = JSON.parse(readFileSync(specification, 'utf8'));
const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);

const document = parseDocument(readFileSync(0, 'utf8'), { merge: true });
const unreadable = [...document.errors, ...document.warnings].map(({ message }) => message);
console.log(JSON.stringify(unreadable.length ? unreadable : broken(document.toJS({ maxAliasCount: 500 }))));

function broken(file) {
  return validate(file) ? [] : validate.errors.map(finding);
}

function finding({ instancePath, message, params }) {
  return `${instancePath || '/'} ${message}: ${Object.values(params).join(', ')}`;
}
