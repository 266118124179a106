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

/** The packages to add, the lines for the backend, and the configuration. */
export function readAdopterSteps(root) {
  const blocks = fencedBlocks(readFileSync(join(root, 'README.md'), 'utf8'));
  const backend = findBlock(
    blocks,
    'the lines for packages/backend/src/index.ts',
    ['ts', 'typescript'],
    text =>
      /backend\.add\(\s*import\(\s*'@ai-inventory\/backstage-plugin-ai-inventory-backend'/.test(
        text,
      ),
  );
  const config = text =>
    findBlock(
      blocks,
      `the configuration of ${text}`,
      ['yaml', 'yml'],
      candidate => candidate.includes(text),
    );
  return {
    appPackages: addedPackages(blocks, 'app'),
    backendPackages: addedPackages(blocks, 'backend'),
    backendLines: backend.match(/backend\.add\([\s\S]*?\);/g).join('\n'),
    catalogRules: parse(config('allow: [AIModel, Dataset]')).catalog.rules,
    inventory: parse(config('aiInventory:')).aiInventory,
  };
}
