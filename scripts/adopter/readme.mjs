// What the README tells an adopter to do, taken from the README itself, so that
// the two cannot drift apart.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

function fencedBlocks(markdown) {
  return [...markdown.matchAll(/^( *)```(\w+)[^\n]*\n([\s\S]*?)^\1```/gm)].map(
    ([, indent, language, text]) => ({
      language,
      text: text.replace(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

function findBlock(blocks, what, languages, test) {
  const block = blocks.find(
    candidate => languages.includes(candidate.language) && test(candidate.text),
  );
  if (!block) {
    throw new Error(
      `README.md has no ${languages.join(
        '/',
      )} block that shows an adopter ${what}.`,
    );
  }
  return block.text;
}

function addedPackages(blocks, folder) {
  const command = new RegExp(
    `yarn --cwd packages/${folder} add((?:\\s+\\\\?\\s*@ai-inventory/[\\w-]+)+)`,
  );
  const text = findBlock(
    blocks,
    `\`yarn --cwd packages/${folder} add …\``,
    ['sh', 'bash', 'shell', 'console'],
    candidate => command.test(candidate),
  );
  return command.exec(text)[1].match(/@ai-inventory\/[\w-]+/g);
}

/** The packages to add, the lines for backend and app, and the configuration. */
export function readAdopterSteps(root) {
  const blocks = fencedBlocks(readFileSync(join(root, 'README.md'), 'utf8'));
  const typescript = ['ts', 'tsx', 'typescript'];
  const backend = findBlock(
    blocks,
    'the lines for packages/backend/src/index.ts',
    typescript,
    text => /backend\.add\(\s*import\('@ai-inventory\//.test(text),
  );
  const app = findBlock(
    blocks,
    'the features for packages/app/src/App.tsx',
    typescript,
    text => text.includes('createApp('),
  );
  const [appImport, appFeatures] =
    /import \{([^}]+)\} from '@ai-inventory\/[^']+';/.exec(app);
  const config = parse(
    findBlock(
      blocks,
      'app-config.yaml with the rules of the catalog',
      ['yaml', 'yml'],
      text => text.includes('AIModel, Dataset]'),
    ),
  );
  return {
    appPackages: addedPackages(blocks, 'app'),
    appImport,
    appFeatures: appFeatures.trim(),
    backendPackages: addedPackages(blocks, 'backend'),
    backendLines: backend.match(/backend\.add\([\s\S]*?\);/g).join('\n'),
    catalogRules: config.catalog.rules,
    inventory: config.aiInventory,
  };
}
