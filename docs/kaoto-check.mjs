// Opens every route file and Kamelet that it is given in Kaoto's own parser, makes what Kaoto draws from them, saves
// them with Kaoto's own serializer, and compares what they mean. docs/reference/release-checks.md says how to run it.
//
// Kaoto 2.7.1 may do two things to a file, and nothing else: put the entries of a list of routes in another order, and
// give an id to a routeConfiguration that has none. Anything more is a difference, and the exit code is 1.
import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const [tools, ...files] = process.argv.slice(2);
const require = createRequire(join(tools, 'package.json'));
const { build } = require('esbuild');
const { parse } = require('yaml');

// Kaoto is made for a browser: what shows something is left out, and what a parser of YAML never asks for is a shell.
globalThis.DOMParser ??= class {};
globalThis.XMLSerializer ??= class {};
globalThis.window ??= { crypto: webcrypto };

const bundle = join(tools, 'kaoto.cjs');
const models = './node_modules/@kaoto/kaoto/lib/esm/models/camel/camel-resource-factory.js';
await build({
  stdin: { contents: `export { CamelResourceFactory } from '${models}';`, resolveDir: tools },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: bundle,
  logLevel: 'error',
  plugins: [{
    name: 'no-looks',
    setup(hooks) {
      hooks.onLoad({ filter: /\.(s?css|svg|png|md)$/ }, () => ({ contents: '', loader: 'js' }));
      hooks.onResolve({ filter: /^(monaco-|react-monaco-editor)/ }, ({ path }) => ({ path, namespace: 'no-looks' }));
      hooks.onLoad({ filter: /.*/, namespace: 'no-looks' }, () => ({ contents: 'module.exports = {}' }));
    },
  }],
});
const { CamelResourceFactory } = require(bundle);

/** What a file means: a list without its order, each entry with its keys sorted. */
function meaning(document, addedIds) {
  const entries = Array.isArray(document) ? document : [document];
  return entries.map(entry => JSON.stringify(sorted(withoutId(entry, addedIds)))).sort();
}

/** Without the id that Kaoto made up, if the file itself had none. */
function withoutId(entry, addedIds) {
  const { id, ...rest } = entry.routeConfiguration ?? {};
  return id && addedIds.has(hash(rest)) ? { ...entry, routeConfiguration: rest } : entry;
}

function nameless(document) {
  const entries = Array.isArray(document) ? document : [];
  return new Set(entries.map(entry => entry.routeConfiguration).filter(each => each && !each.id).map(hash));
}

function hash(value) {
  return createHash('sha256').update(JSON.stringify(sorted(value))).digest('hex');
}

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]))
    : value;
}

let differences = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const before = parse(text);
  const resource = CamelResourceFactory.createCamelResource(text, { path: file });
  const drawn = resource.getVisualEntities().map(entity => entity.toVizNode());
  const after = parse(resource.toString());
  const added = nameless(before);
  const same = isDeepStrictEqual(meaning(after, added), meaning(before, added));
  differences += same ? 0 : 1;
  console.log(`${same ? 'same' : 'DIFFERENT'} ${file}, ${drawn.length} drawn`);
}
console.log(`${files.length} files, ${differences} different`);
process.exit(differences === 0 ? 0 : 1);
