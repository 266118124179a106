module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      files: ['src/__testUtils__/**'],
      // The tests run the module inside the plugin that it extends.
      rules: { '@backstage/no-mixed-plugin-imports': 'off' },
    },
  ],
});
