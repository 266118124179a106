// Adds up what the test runners wrote: `node scripts/results.cjs <reports>` ends
// with one line `N passed, N failed, N skipped`. It reads the JSON of Jest and
// of Playwright, and text files with one `<outcome> <name>` on each line.
const { existsSync, readFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const ROOT = join(__dirname, '..');

const JEST_OUTCOMES = {
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
  skipped: 'skipped',
  todo: 'skipped',
  disabled: 'skipped',
};
const PLAYWRIGHT_OUTCOMES = {
  expected: 'passed',
  flaky: 'passed',
  unexpected: 'failed',
  skipped: 'skipped',
};

function readJest(report) {
  return report.testResults.flatMap(file => {
    const name = relative(ROOT, file.name);
    const tests = file.assertionResults.map(test => ({
      key: `${name} > ${test.fullName}`,
      outcome: JEST_OUTCOMES[test.status] ?? 'failed',
    }));
    // A file that could not even be loaded has no tests to count.
    return file.status === 'failed' &&
      !tests.some(test => test.outcome === 'failed')
      ? [...tests, { key: `${name} (the file itself)`, outcome: 'failed' }]
      : tests;
  });
}

function readPlaywright(report) {
  const walk = (suite, path) => [
    ...(suite.suites ?? []).flatMap(inner =>
      walk(inner, `${path} > ${inner.title}`),
    ),
    ...(suite.specs ?? []).flatMap(spec =>
      spec.tests.map(test => ({
        key: `${path} > ${spec.title} [${test.projectName}]`,
        outcome: PLAYWRIGHT_OUTCOMES[test.status] ?? 'failed',
      })),
    ),
  ];
  const tests = report.suites.flatMap(suite => walk(suite, suite.title));
  return report.errors.length > 0
    ? [...tests, { key: 'playwright (the run itself)', outcome: 'failed' }]
    : tests;
}

function readChecks(text) {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const [, outcome, key] = /^(passed|failed|skipped) (.+)$/.exec(line);
      return { key, outcome };
    });
}

function readReport(path) {
  if (!existsSync(path)) {
    return [{ key: `${path} (no report was written)`, outcome: 'failed' }];
  }
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.json')) return readChecks(text);
  const report = JSON.parse(text);
  return 'testResults' in report ? readJest(report) : readPlaywright(report);
}

/** A test in several reports counts once, as the last report has it. */
function addUp(paths) {
  const outcomes = new Map();
  for (const { key, outcome } of paths.flatMap(readReport)) {
    outcomes.set(key, outcome);
  }
  const count = wanted =>
    [...outcomes.values()].filter(outcome => outcome === wanted).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    failures: [...outcomes].flatMap(([key, outcome]) =>
      outcome === 'failed' ? [key] : [],
    ),
  };
}

function describeResults(paths) {
  const { passed, failed, skipped } = addUp(paths);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

module.exports = { addUp, describeResults };

if (require.main === module) {
  const paths = process.argv.slice(2);
  const { failures } = addUp(paths);
  failures.forEach(failure => console.log(`failed: ${failure}`));
  console.log(describeResults(paths));
  process.exitCode = failures.length > 0 ? 1 : 0;
}
