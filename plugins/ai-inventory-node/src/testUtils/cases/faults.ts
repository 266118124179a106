import { isError } from '@backstage/errors';
import { differences, lost } from '../canonical';
import {
  breakEachPage,
  contractCase,
  expectPages,
  type ContractContext,
} from '../context';
import { readAll, readWhole, tells, type Reading } from '../reading';
import type {
  SourceContractCase,
  SourceContractFaultKind,
  SourceContractListing,
} from '../types';
import { expectNone, violation } from '../violation';

const FATAL: readonly SourceContractFaultKind[] = [
  'serverError',
  'unauthorized',
  'forbidden',
  'drop',
  'brokenJson',
];

/** What a source does when a page of a listing is not what it should be. */
export function faultCases(context: ContractContext): SourceContractCase[] {
  return context.listings.flatMap(listing => [
    failedPages(context, listing),
    throttling(context, listing),
    malformedRecords(context, listing),
    unreadableRecords(context, listing),
  ]);
}

function failedPages(
  context: ContractContext,
  listing: SourceContractListing,
): SourceContractCase {
  const { name } = listing;
  return contractCase(
    context,
    `fails when a page of ${name} cannot be read`,
    async platform => {
      const before = await readWhole(platform.createSource());
      for (const kind of FATAL) {
        const pages = await breakEachPage(
          platform,
          { kind, listing: name },
          () => readAll(platform.createSource()),
          (outcome, page) => {
            const where = `page ${page} of ${name} (${kind})`;
            if (outcome.status === 'fulfilled') {
              if (kind === 'forbidden' && outcome.value.problems.length > 0) {
                // What may not be read is one object's: that is quarantined.
                expectAllTold(before, outcome.value, `${where} was refused`);
                return;
              }
              throw violation(
                `A reading ended as if it were complete, though ${where} could not be read`,
              );
            }
            if (!isError(outcome.reason) || !outcome.reason.message) {
              throw violation(
                `A reading failed on ${where} without an Error that says why`,
              );
            }
          },
        );
        expectPages(listing, pages);
      }
    },
  );
}

function throttling(
  context: ContractContext,
  listing: SourceContractListing,
): SourceContractCase {
  const { name } = listing;
  return contractCase(
    context,
    `waits when ${name} is throttled, and tells so`,
    async platform => {
      const before = await readWhole(platform.createSource());
      const pages = await breakEachPage(
        platform,
        { kind: 'rateLimit', listing: name, times: 2 },
        () => readAll(platform.createSource()),
        (outcome, page) => {
          const where = `page ${page} of ${name}`;
          const reading = expectSuccess(outcome, `${where} was throttled`);
          expectWhole(before, reading, `After ${where} was throttled`);
          const waited = reading.waits.reduce((sum, ms) => sum + ms, 0);
          if (!(waited > 0)) {
            throw violation(
              `The source waited when ${where} was throttled, but did not call onThrottled with a number of milliseconds`,
            );
          }
        },
      );
      expectPages(listing, pages);
    },
  );
}

function malformedRecords(
  context: ContractContext,
  listing: SourceContractListing,
): SourceContractCase {
  const { name } = listing;
  return contractCase(
    context,
    `quarantines a malformed record of ${name}, and tells of all others`,
    async platform => {
      const before = await readWhole(platform.createSource());
      let problems = 0;
      const pages = await breakEachPage(
        platform,
        { kind: 'malformedRecord', listing: name },
        () => readAll(platform.createSource()),
        (outcome, page) => {
          const where = `a record on page ${page} of ${name} was malformed`;
          const reading = expectSuccess(outcome, where);
          expectAllTold(before, reading, where);
          problems += reading.problems.length;
        },
      );
      expectPages(listing, pages);
      if (problems === 0 && !listing.onePage && !listing.tolerant) {
        throw violation(
          `No malformed record of ${name} was told of as a problem, though all were told of as records: does the fault damage a field that the source reads?`,
        );
      }
    },
  );
}

function unreadableRecords(
  context: ContractContext,
  listing: SourceContractListing,
): SourceContractCase {
  const { name } = listing;
  return contractCase(
    context,
    `loses nothing behind a record of ${name} that has no id`,
    async platform => {
      const before = await readWhole(platform.createSource());
      const pages = await breakEachPage(
        platform,
        { kind: 'unreadableRecord', listing: name },
        () => readAll(platform.createSource()),
        (outcome, page) => {
          // Whose record it is, nobody knows: to fail is right, too.
          if (outcome.status === 'fulfilled') {
            const where = `a record on page ${page} of ${name} had no id`;
            expectAllTold(before, outcome.value, where);
          }
        },
      );
      expectPages(listing, pages);
    },
  );
}

function expectSuccess(
  outcome: PromiseSettledResult<Reading>,
  when: string,
): Reading {
  if (outcome.status === 'rejected') {
    throw violation(`The reading failed when ${when}`, [
      String(outcome.reason),
    ]);
  }
  return outcome.value;
}

function expectWhole(before: Reading, after: Reading, when: string): void {
  expectNone(`${when}, objects were lost`, lost(before, after));
  expectNone(`${when}, objects differ`, differences(before, after));
}

/** Each object is told of, as it was or as a problem. */
function expectAllTold(before: Reading, after: Reading, where: string): void {
  expectNone(
    `When ${where}, objects were neither told of nor quarantined with their id`,
    [...before.records.keys()].filter(id => !tells(after, id)),
  );
  const quarantined = new Set(
    after.problems.map(({ externalId }) => externalId),
  );
  const others = new Map(
    [...after.records].filter(([id]) => !quarantined.has(id)),
  );
  expectNone(
    `When ${where}, other objects were told of differently`,
    differences(before, { ...after, records: others }),
  );
  expectNone(
    `When ${where}, it was quarantined without saying why`,
    after.problems
      .filter(({ problem }) => !problem)
      .map(({ externalId }) => externalId),
  );
}
