// Makes the wire types and the server's copy of the specification from the one
// file that is written by hand. Run it with `yarn generate:api`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);
const specUrl = new URL(
  'plugins/ai-inventory-backend/src/schema/openapi.yaml',
  root,
);
const banner =
  '// Generated from plugins/ai-inventory-backend/src/schema/openapi.yaml by `yarn generate:api`. Do not edit.\n\n';

async function write(path, source) {
  const url = new URL(path, root);
  await mkdir(new URL('./', url), { recursive: true });
  const options = await prettier.resolveConfig(fileURLToPath(url));
  await writeFile(
    url,
    prettier.format(banner + source, { ...options, parser: 'typescript' }),
  );
}

const spec = parse(await readFile(specUrl, 'utf8'), { merge: true });
await write(
  'plugins/ai-inventory-common/src/generated/openapi.ts',
  astToString(await openapiTS(spec))
    // Tags that TSDoc does not know.
    .replace(/@description /g, '')
    .replace(/@(default|enum) /g, '$1: ')
    .replace(/enum: \{(\w+)\}/g, 'One of a fixed set ($1).')
    .replace(
      /^export (interface|type) (\w+)/gm,
      (declaration, _, name) =>
        `/**\n * The \`${name}\` of the REST contract.\n * @public\n */\n${declaration}`,
    ),
);
await write(
  'plugins/ai-inventory-backend/src/schema/openapi.generated.ts',
  `export const spec = ${JSON.stringify(spec, null, 2)};\n`,
);
