import type { Bench, Figure } from '../Bench';
import { openDatabase } from '../environment/Postgres';
import type { Estate } from '../estate/Estate';
import { EstateInventory } from '../estate/EstateInventory';
import { generateEstate } from '../estate/generateEstate';
import type { Groups } from '../estate/partition';
import { scorePairs, type Score } from '../estate/score';
import { scoreShadow } from '../estate/shadow';
import { trueGroups } from '../estate/truth';
import type { Result } from '../report/Result';

const DATABASE = 'bench_links';
const SEED = 20_261_125;
const SHOWN = 20;

const percent = (share: number) => ({ value: 100 * share, unit: '%' } as const);
const number = (value: number) => value.toLocaleString('en');

/** How well what is one thing is joined, and what nobody declared is found. */
export const linksFigure: Figure = {
  name: 'links',
  description: 'links and shadow AI, beside the truth of a generated estate',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const estate = generateEstate({
    models: bench.quick ? 400 : 5_000,
    seed: SEED,
  });
  const knex = openDatabase(await bench.postgres.createDatabase(DATABASE));
  try {
    const filled = await EstateInventory.fill(knex, estate);
    const byEvidence = await filled.groups();
    await filled.declare();
    return [
      ...linkResults(estate, byEvidence, await filled.groups()),
      ...shadowResults(estate, {
        assets: await filled.assets(),
        findings: await filled.findings('undeclared'),
      }),
    ];
  } finally {
    await knex.destroy();
    await bench.postgres.dropDatabase(DATABASE);
  }
}

function linkResults(
  estate: Estate,
  byEvidence: Groups,
  withDeclarations: Groups,
): Result[] {
  const { all, recorded, told, allowed } = trueGroups(estate);
  const evidence = scorePairs({
    joined: byEvidence,
    allowed: all,
    wanted: recorded,
  });
  const everything = scorePairs({
    joined: byEvidence,
    allowed: all,
    wanted: all,
  });
  const declared = scorePairs({
    joined: withDeclarations,
    allowed,
    wanted: told,
  });
  const exampleOf = exampleFinder(estate);
  const name = 'links, evidence alone';
  return [
    precisionOf(name, evidence, exampleOf),
    {
      ...recallOf(
        `${name}: recall of ${number(
          evidence.wanted,
        )} pairs that a platform records`,
        evidence,
        exampleOf,
      ),
      target: { atLeast: percent(0.98) },
    },
    recallOf(
      `${name}: recall of all ${number(everything.wanted)} pairs`,
      everything,
      exampleOf,
    ),
    precisionOf('links, with declarations', declared, exampleOf),
    recallOf(
      `links, with declarations: recall of ${number(
        declared.wanted,
      )} pairs that are recorded or claimed`,
      declared,
      exampleOf,
    ),
  ];
}

function precisionOf(
  name: string,
  score: Score,
  exampleOf: (pair: string) => string,
): Result {
  return {
    figure: `${name}: precision of ${number(score.found)} joined pairs`,
    measured: percent(score.precision),
    target: { atLeast: percent(1) },
    details: { found: score.found, wrong: shown(score.wrong, exampleOf) },
  };
}

function recallOf(
  figure: string,
  score: Score,
  exampleOf: (pair: string) => string,
): Result {
  return {
    figure,
    measured: percent(score.recall),
    details: {
      wanted: score.wanted,
      reached: score.reached,
      missedByExample: countBy(score.missed, exampleOf),
      missed: shown(score.missed, exampleOf),
    },
  };
}

function shadowResults(
  estate: Estate,
  known: Pick<Parameters<typeof scoreShadow>[0], 'assets' | 'findings'>,
): Result[] {
  const score = scoreShadow({ things: estate.things, ...known });
  const target = { atLeast: percent(0.98) };
  return [
    {
      figure: `shadow AI: precision of ${number(score.found)} findings`,
      measured: percent(score.precision),
      target,
      details: { wrong: score.wrong },
    },
    {
      figure: `shadow AI: recall of ${number(score.wanted)} assets`,
      measured: percent(score.recall),
      target,
      details: { missed: score.missed },
    },
    {
      figure: 'shadow AI: right severity, of what was rightly found',
      measured: percent(score.right ? score.severity.right / score.right : 1),
      details: { wrong: score.severity.wrong.slice(0, SHOWN) },
    },
  ];
}

/** What a pair is an example of, by its name in a score. */
function exampleFinder({ things }: Estate): (pair: string) => string {
  const examples = new Map(
    things.flatMap(({ kind, example, records }) =>
      records.map(ref => [ref, `${kind}: ${example}`] as const),
    ),
  );
  return pair =>
    [...new Set(pair.split(' + ').map(ref => examples.get(ref) ?? ref))].join(
      ' | ',
    );
}

function shown(
  pairs: readonly string[],
  exampleOf: (pair: string) => string,
): string[] {
  return pairs.slice(0, SHOWN).map(pair => `${pair} (${exampleOf(pair)})`);
}

function countBy(
  pairs: readonly string[],
  exampleOf: (pair: string) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const pair of pairs) {
    const example = exampleOf(pair);
    counts[example] = (counts[example] ?? 0) + 1;
  }
  return counts;
}
