import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(__dirname, '..');
const GUIDE = join(PACKAGE, '../../docs/write-a-source.md');
const BLOCK = /^\*\*`([^`]+)`\*\*\n\n```ts\n([\s\S]*?)^```$/gm;

describe('the guide to writing a source', () => {
  const blocks = new Map(
    [...readFileSync(GUIDE, 'utf8').matchAll(BLOCK)].map(([, path, code]) => [
      path,
      code,
    ]),
  );

  it('shows everything that a source needs', () => {
    const files = readdirSync(join(PACKAGE, 'src'))
      .filter(file => !/^(guide|mapping|module)\.test\.ts$/.test(file))
      .map(file => `src/${file}`);
    expect([...blocks.keys()].sort()).toEqual(['config.d.ts', ...files].sort());
  });

  it('shows the files as they are', () => {
    const files = [...blocks.keys()].map(path => [
      path,
      readFileSync(join(PACKAGE, path), 'utf8'),
    ]);
    expect([...blocks]).toEqual(files);
  });
});
