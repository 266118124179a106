module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // It runs the hub and its modules together, from the inside and from source.
    '@backstage/no-forbidden-package-imports': 'off',
    '@backstage/no-mixed-plugin-imports': 'off',
    '@backstage/no-undeclared-imports': 'off',
    'no-restricted-imports': 'off',
    'no-restricted-syntax': 'off',
    // The same tests are described for each source.
    'jest/no-export': 'off',
  },
});
