// `node scripts/launch.cjs exec <command> [arguments]`: runs one command with a
// supported Node; `yarn` is the one of this repository.
const { run, yarn } = require('./processes.cjs');

async function main([command, ...args]) {
  process.exitCode = await run(
    command,
    command === 'yarn' ? yarn(...args) : [command, ...args],
  );
}

module.exports = { main };
