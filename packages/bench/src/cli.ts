import { writeFileSync } from 'node:fs';
import { Postgres } from './environment/Postgres';
import type { Bench } from './Bench';
import { figures } from './figures';
import { printPlans } from './plans/printPlans';
import { readOptions, UsageError, type Options } from './options';
import { describeMachine, formatMachine } from './report/machine';
import { isMet, ratioOf, type Result } from './report/Result';
import { formatTable } from './report/table';

function helpText(): string {
  return [
    'yarn bench [--only <figure>]... [--quick | --full] [--plans] [--json <file>]',
    '',
    ...figures.map(
      ({ name, description }) => `${name.padEnd(10)}${description}`,
    ),
    '',
    '--quick   small sizes: shows that it works, the figures mean nothing',
    '--full    with what takes many minutes',
    '--plans   how PostgreSQL answers each list query at 100,000 rows, nothing else',
    '',
  ].join('\n');
}

async function measure(bench: Bench, options: Options): Promise<Result[]> {
  const results: Result[] = [];
  for (const figure of figures) {
    if (options.only.length === 0 || options.only.includes(figure.name)) {
      bench.log(`${figure.name}: ${figure.description}`);
      const found = await figure.run(bench);
      // Small sizes show that it works; they reach or miss nothing.
      results.push(
        ...(bench.quick ? found.map(({ target, ...rest }) => rest) : found),
      );
    }
  }
  return results;
}

async function main(): Promise<void> {
  const options = readOptions(
    process.argv.slice(2),
    figures.map(({ name }) => name),
  );
  if (options.help) {
    process.stdout.write(helpText());
    return;
  }
  const url = process.env.BENCH_POSTGRES;
  if (!url) {
    throw new Error(
      'Start this with `yarn bench`, which brings the PostgreSQL that it needs',
    );
  }
  const postgres = new Postgres(url);
  const bench: Bench = {
    postgres,
    quick: options.quick,
    full: options.full,
    log: text => process.stderr.write(`${text}\n`),
  };
  try {
    const machine = await describeMachine(postgres);
    if (options.plans) {
      await printPlans(bench);
      return;
    }
    const results = await measure(bench, options);
    process.stdout.write(
      `${formatMachine(machine)}\n\n${formatTable(results)}\n`,
    );
    if (options.json) {
      writeFileSync(
        options.json,
        `${JSON.stringify(toJson(machine, options, results), undefined, 2)}\n`,
      );
    }
  } finally {
    await postgres.close();
  }
}

function toJson(
  machine: object,
  { quick, full }: Options,
  results: readonly Result[],
) {
  return {
    machine,
    quick,
    full,
    results: results.map(result => ({
      ...result,
      ratio: ratioOf(result),
      met: isMet(result),
    })),
  };
}

main().then(
  () => process.exit(),
  error => {
    process.stderr.write(
      `${
        error instanceof UsageError ? error.message : error?.stack ?? error
      }\n`,
    );
    process.exit(1);
  },
);
