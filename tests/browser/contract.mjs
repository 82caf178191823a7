// What the mock says is held against contract/openapi.yaml: a name, a type or a choice that the contract does not know fails the
// test that was told it. What a test leaves out of an answer is filled in, since the server never leaves it out.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The reader of YAML is the one that web's tool for types stands on.
const yaml = createRequire(join(fileURLToPath(new URL('../../web/', import.meta.url)), 'package.json'))('js-yaml');
const contract = yaml.load(readFileSync(new URL('../../contract/openapi.yaml', import.meta.url), 'utf8'), { schema: yaml.CORE_SCHEMA });

const kErrors = readFileSync(new URL('../../src/base/error_codes.def', import.meta.url), 'utf8');
const kCodes = new Set(Array.from(kErrors.matchAll(/^LAYANG_ERROR\(\w+, "([^"]+)"/gm), ([, code]) => code));

/** What was said otherwise than the contract says, since the list was last emptied. */
export const breaches = [];

const operations = Object.entries(contract.paths).flatMap(([pattern, item]) =>
  Object.entries(item).filter(([, one]) => one?.operationId).map(([method, operation]) => ({
    method: method.toUpperCase(), operation, literal: !pattern.includes('{'), path: new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  })),
);

function part(given) {
  if (!given?.$ref) return given;
  return part(given.$ref.slice(2).split('/').reduce((at, name) => at[name], contract));
}

const kSamples = { uuid: '01900000-0000-7000-8000-000000000000', date: '2026-01-01', 'date-time': '2026-01-01T00:00:00.000000Z' };
const kOfType = {
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value), array: Array.isArray, string: (value) => typeof value === 'string',
  integer: Number.isInteger, boolean: (value) => typeof value === 'boolean', null: (value) => value === null,
};

/** All parts of a schema as one: what it requires and names, and whether more may stand there. */
function whole(given) {
  const schema = part(given) ?? {};
  const parts = (schema.allOf ?? []).map(whole);
  const open = !schema.allOf && !schema.properties && schema.additionalProperties !== false;
  return {
    ...schema,
    type: schema.type ?? parts.find((one) => one.type)?.type,
    required: [...parts.flatMap((one) => one.required), ...(schema.required ?? [])],
    properties: Object.assign({}, ...parts.map((one) => one.properties), schema.properties),
    open: parts.some((one) => one.open) || open || schema.additionalProperties === true,
  };
}

function sample(given) {
  const schema = whole(given);
  if (schema.anyOf) return sample(schema.anyOf[0]);
  if (schema.enum) return schema.enum[0];
  const type = [schema.type].flat()[0];
  if (type === 'object') return completed({}, schema);
  if (type === 'array') return [];
  if (type === 'integer') return schema.minimum ?? 0;
  if (type === 'boolean') return false;
  if (type !== 'string') return null;
  return kSamples[schema.format] ?? (schema.pattern ? 'TK00-0000-0000' : '');
}

/** The branch that names everything which the value has. */
const branch_for = (value, schema) => schema.anyOf.find((one) => wrong_in(completed(value, one), one, '').length === 0) ?? schema.anyOf[0];

function completed(value, given) {
  const schema = whole(given);
  if (schema.anyOf) return completed(value, branch_for(value, schema));
  if (Array.isArray(value) && schema.items) return value.map((one) => completed(one, schema.items));
  if (!kOfType.object(value)) return value;
  const out = {};
  for (const [name, member] of Object.entries(value)) out[name] = schema.properties[name] ? completed(member, schema.properties[name]) : member;
  for (const name of schema.required) if (out[name] === undefined) out[name] = sample(schema.properties[name]);
  return out;
}

/** Ids are as short as a test likes them; everything else is as the contract has it. */
function wrong_in(value, given, at) {
  const schema = whole(given);
  if (value === undefined) return [];
  if (schema.anyOf) return wrong_in(value, branch_for(value, schema), at);
  if (schema.type && ![schema.type].flat().some((type) => kOfType[type](value))) return [`${at} is no ${schema.type}: ${JSON.stringify(value)}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is none of ${schema.enum}: ${JSON.stringify(value)}`];
  if (Array.isArray(value)) return value.flatMap((one, i) => (schema.items ? wrong_in(one, schema.items, `${at}.${i}`) : []));
  if (!kOfType.object(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const named = schema.properties[name] ?? (kOfType.object(schema.additionalProperties ?? null) ? schema.additionalProperties : null);
    return named ? wrong_in(member, named, `${at}.${name}`) : schema.open ? [] : [`${at}.${name} is not in the contract`];
  });
}

/** An answer as the server would give it. `path` stands under /api/v1. */
export function as_promised(method, path, status, body) {
  const found = operations.filter((one) => one.method === method && one.path.test(path)).sort((a, b) => b.literal - a.literal)[0];
  if (!found) {
    if (status < 400) breaches.push(`${method} ${path} is not in the contract`);
    return body;
  }
  const said = part(found.operation.responses[status] ?? (status >= 400 ? found.operation.responses.default : undefined));
  if (!said) breaches.push(`${found.operation.operationId}: status ${status} is not in the contract`);
  const schema = said?.content?.[status < 400 ? 'application/json' : 'application/problem+json']?.schema;
  if (!schema || body === null) return body;
  const full = completed(body, schema);
  const codes = status < 400 ? [] : [body, ...(body.errors ?? [])].flatMap((one) => one.code ?? []);
  breaches.push(...codes.filter((code) => !kCodes.has(code)).map((code) => `${found.operation.operationId}: no refusal has the code ${code}`));
  breaches.push(...wrong_in(full, schema, found.operation.operationId));
  return full;
}
