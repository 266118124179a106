#!/usr/bin/env node
// Verifies an evidence package of the AI inventory, offline, without anything
// but Node.js: unpack the ZIP and run `node verify-evidence.mjs` in its folder.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const NO_HASH = '0'.repeat(64);
const FORMAT = 'ai-inventory-history-seal-1';

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const sha256 = text => createHash('sha256').update(text, 'utf8').digest('hex');

function fail(message) {
  console.error(`NOT INTACT: ${message}`);
  process.exit(1);
}

async function hashOfFile(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
  }
  return hash.digest('hex');
}

async function* linesOf(name) {
  const input = createReadStream(join(folder, name));
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line) {
      yield JSON.parse(line);
    }
  }
}

/** Keys in order of their names, no blanks: what a revision's hash is made of. */
function canonical(revision) {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(revision).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}

async function verifyFiles(manifest) {
  for (const { name, sha256: expected } of manifest.files) {
    const path = join(folder, name);
    if (!existsSync(path)) {
      fail(`'${name}' is missing.`);
    }
    if ((await hashOfFile(path)) !== expected) {
      fail(`'${name}' is not as it was when the package was made.`);
    }
  }
  console.log(`${manifest.files.length} files are as the manifest names them.`);
}

/** @returns the hashes of sealed revisions by their seal, and the last seal */
async function verifyChain() {
  const leavesOf = new Map();
  let last;
  for await (const seal of linesOf('seals.ndjson')) {
    if (seal.leaves && sha256(seal.leaves.join('\n')) !== seal.leavesHash) {
      fail(`the hashes that seal ${seal.seq} holds are not those it sealed.`);
    }
    const hash = sha256(
      [
        FORMAT,
        seal.seq,
        seal.previousHash,
        seal.firstId,
        seal.lastId,
        seal.count,
        seal.sealedAt,
        seal.leavesHash,
      ].join('\n'),
    );
    if (hash !== seal.hash) {
      fail(`seal ${seal.seq} is not as it was made.`);
    }
    const isFirst = seal.seq === 1;
    if (
      isFirst
        ? seal.previousHash !== NO_HASH
        : last && last.hash !== seal.previousHash
    ) {
      fail(`seal ${seal.seq} does not follow from the one before.`);
    }
    if (seal.leaves) {
      leavesOf.set(seal.seq, { ...seal, leaves: new Set(seal.leaves) });
    }
    last = seal;
  }
  return { leavesOf, last };
}

async function verifyRevisions({ leavesOf, last }) {
  const seals = [...leavesOf.values()];
  let proven = 0;
  let open = 0;
  for await (const revision of linesOf('history.ndjson')) {
    const id = Number(revision.id);
    if (!last || id > last.lastId) {
      open += 1;
      continue;
    }
    const seal = seals.find(each => each.firstId <= id && id <= each.lastId);
    if (!seal?.leaves.has(sha256(canonical(revision)))) {
      fail(`revision ${id} is not as it was sealed.`);
    }
    proven += 1;
  }
  console.log(`${proven} revisions are as they were sealed.`);
  if (open > 0) {
    console.log(
      `${open} revisions were not sealed yet when the package was made; a later package proves them.`,
    );
  }
}

const manifest = JSON.parse(
  readFileSync(join(folder, 'manifest.json'), 'utf8'),
);
await verifyFiles(manifest);
const chain = await verifyChain();
await verifyRevisions(chain);
const { head } = manifest;
if (head && (chain.last?.seq !== head.seq || chain.last?.hash !== head.hash)) {
  if (chain.last) {
    fail(
      `the chain ends at seal ${chain.last.seq}, not at the head that the manifest names.`,
    );
  }
}
console.log('INTACT within itself.');
console.log(
  `That nobody made the whole anew, two things show that lie elsewhere: the SHA-256 of manifest.json, which the audit log of Backstage holds (event evidence-export): ${await hashOfFile(
    join(folder, 'manifest.json'),
  )}${
    head
      ? `; and the head of the chain, seal ${head.seq} with the hash ${head.hash}, which 'ai-inventory-verify-history' tells of the inventory itself.`
      : '.'
  }`,
);
