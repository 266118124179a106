module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      files: ['e2e-tests/**'],
      // The journeys share the ports with the configuration at the root.
      rules: { '@backstage/no-relative-monorepo-imports': 'off' },
    },
  ],
});
