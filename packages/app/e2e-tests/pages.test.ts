import { expect, open, test } from './support/portal';

const PAGES = [
  { path: '/ai-inventory/overview', text: 'What changed lately' },
  { path: '/ai-inventory/assets', text: 'acquirer-router' },
  {
    path: '/ai-inventory/assets?asOf=2025-09-30&clock=actual',
    text: 'What changed since?',
  },
  { path: '/ai-inventory/changes?from=2025-09-30', text: 'Added' },
  { path: '/ai-inventory/sources', text: 'mlflow/sandbox' },
  {
    path: '/catalog/mlflow-sandbox/aimodel/acquirer-router',
    text: 'AI model',
  },
  {
    path: '/catalog/mlflow-sandbox/aimodel/acquirer-router/versions',
    text: 'Version 1',
  },
  {
    path: '/catalog/mlflow-sandbox/aimodel/acquirer-router/lifecycle',
    text: 'Timeline',
  },
  { path: '/ai-inventory/assets?finding=undeclared', text: 'acquirer-router' },
  { path: '/catalog/default/aimodel/fraud-scorer', text: 'Where it runs' },
  {
    path: '/catalog/default/aimodel/fraud-scorer/provenance',
    text: 'One asset, many places',
  },
  // High-risk, with what follows from it.
  {
    path: '/catalog/default/aimodel/credit-limit-advisor',
    text: 'How the class follows',
  },
  // Two teams claim it: the page with most to tell.
  {
    path: '/catalog/mlflow-sandbox/aimodel/chargeback-outcome',
    text: 'Conflicting claims',
  },
  { path: '/catalog/default/dataset/card-transactions', text: 'Used by' },
  { path: '/catalog/default/group/risk', text: 'AI assets' },
  {
    path: '/catalog/sagemaker-sandbox/api/fraud-scorer-staging',
    text: 'What it runs',
  },
];

for (const { path, text } of PAGES) {
  for (const width of [1280, 768]) {
    test(`${path} reads well at ${width} px`, async ({ page }, info) => {
      await page.setViewportSize({ width, height: 900 });
      await open(page, path);
      await expect(page.getByText(text).first()).toBeVisible();
      const overflow = await page.evaluate(
        () =>
          document.documentElement.scrollWidth -
          document.documentElement.clientWidth,
      );
      expect(overflow, 'pixels to scroll sideways').toBeLessThanOrEqual(0);
      await info.attach('screenshot', {
        body: await page.screenshot({ fullPage: true }),
        contentType: 'image/png',
      });
    });
  }
}
