module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The parts of the hub are measured one by one, which its users never do.
    '@backstage/no-forbidden-package-imports': 'off',
  },
});
