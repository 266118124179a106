#!/usr/bin/env node
import { parseArgs } from 'node:util';

const USAGE = `Verifies that the history of an AI inventory is as it was sealed.

Usage: ai-inventory-verify-history --url <url> [options]

  --url <url>          the API, e.g. https://backstage.example.com/api/ai-inventory
  --token <token>      a Backstage token; better in the variable BACKSTAGE_TOKEN,
                       as others can see what a command is called with
  --head <seal:hash>   a head that you kept: fails if the history up to it was
                       written anew since
  --limit <1..2000>    how many seals to ask for at once (500)
  --help               shows this

Exit code: 0 intact, 1 broken, 2 could not be checked.
`;
const TIMEOUT_MS = 5 * 60 * 1_000;

/** Says why the history could not be checked. */
class NotChecked extends Error {}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NotChecked)) {
    throw error;
  }
  process.stderr.write(`Not checked: ${error.message}\n`);
  process.exitCode = 2;
}

async function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (options.head) {
    const { seal, hash } = options.head;
    const answer = await ask(options, { after: seal, hash, limit: 1 });
    if (answer.broken?.seal === seal) {
      return tell(answer, { seals: 0, revisions: 0 });
    }
    progress(`Seal ${seal} is the one that you kept.`);
  }
  const verified = { seals: 0, revisions: 0 };
  for (let after = 0; ; ) {
    const answer = await ask(options, { after, limit: options.limit });
    verified.seals += answer.verified.seals;
    verified.revisions += answer.verified.revisions;
    if (answer.next === undefined) {
      return tell(answer, verified);
    }
    if (!(answer.next > after)) {
      throw new NotChecked(
        `the hub does not get on after seal ${after}. Its version may not fit this command's.`,
      );
    }
    after = answer.next;
    progress(`Seal ${after} of ${answer.head.seq}: intact so far`);
  }
}

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        head: { type: 'string' },
        limit: { type: 'string' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new NotChecked(`${error.message}\n\n${USAGE}`);
  }
  if (values.help) {
    return { help: true };
  }
  const { url, limit = '500' } = values;
  if (!url || !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new NotChecked(
      `'--url' must be the address of the API, e.g. https://backstage.example.com/api/ai-inventory\n\n${USAGE}`,
    );
  }
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > 2_000) {
    throw new NotChecked("'--limit' must be a number from 1 to 2000");
  }
  return {
    url: url.replace(/\/+$/, ''),
    token: values.token ?? process.env.BACKSTAGE_TOKEN,
    head: values.head === undefined ? undefined : readHead(values.head),
    limit: Number(limit),
  };
}

function readHead(text) {
  const [, seal, hash] = /^(\d{1,10}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!Number(seal)) {
    throw new NotChecked(
      "'--head' must be what this command printed as the head: the number of a seal, a colon, and its hash of 64 characters",
    );
  }
  return { seal: Number(seal), hash };
}

/** One call of the API. */
async function ask({ url, token }, query) {
  const address = `${url}/history/verify?${new URLSearchParams(query)}`;
  let response;
  let text;
  try {
    response = await fetch(address, {
      headers: {
        accept: 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await response.text();
  } catch (error) {
    const cause = error.cause?.message || error.cause?.code || error.message;
    throw new NotChecked(
      `${url} cannot be reached (${cause}). Check '--url', the network, and whether the backend runs.`,
    );
  }
  const answer = parse(text);
  if (!response.ok) {
    throw new NotChecked(whyRefused(response.status, answer, token));
  }
  if (typeof answer?.intact !== 'boolean') {
    throw new NotChecked(
      `${url} does not answer as the API of the AI inventory does. Check that '--url' ends with /api/ai-inventory.`,
    );
  }
  return answer;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyRefused(status, answer, token) {
  const words = answer?.error?.message
    ? ` The hub says: ${answer.error.message}.`
    : '';
  switch (status) {
    case 401:
      return token
        ? `the token is not accepted (401); it may have expired. Get a new one.${words}`
        : 'the API asks for a token (401). Put one into the variable BACKSTAGE_TOKEN.';
    case 403:
      return `the token may not do this (403): it needs the permission 'ai-inventory.history.verify'.${words}`;
    case 404:
      return `there is no such address (404). Check that '--url' ends with /api/ai-inventory, and that the hub's version has this check.${words}`;
    default:
      return `the API answered with status ${status}.${words}`;
  }
}

/** Prints the verdict. */
function tell({ broken, head, pending }, verified) {
  const counts = `${verified.seals} seals with ${verified.revisions} revisions`;
  const print = line => process.stdout.write(`${line}\n`);
  if (broken) {
    const revision = broken.revisionId ? `, revision ${broken.revisionId}` : '';
    print(`BROKEN at seal ${broken.seal}${revision}: ${broken.explanation}`);
    print(`Before it, ${counts} are as they were sealed.`);
    return 1;
  }
  print(`Intact: ${counts} are as they were sealed.`);
  print(`Not sealed yet: ${pending}${pending < 10_000 ? '' : ' or more'}.`);
  if (head) {
    print(`Head: ${head.seq}:${head.hash} (sealed at ${head.sealedAt})`);
    print("Keep the head elsewhere, and give it as '--head' the next time.");
  }
  return 0;
}

function progress(line) {
  process.stderr.write(`${line}\n`);
}
