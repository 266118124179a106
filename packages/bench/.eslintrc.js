module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // It measures the hub's parts one by one, from the inside and from source.
    '@backstage/no-forbidden-package-imports': 'off',
    '@backstage/no-mixed-plugin-imports': 'off',
    '@backstage/no-relative-monorepo-imports': 'off',
    'no-restricted-syntax': 'off',
  },
});
