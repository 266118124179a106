import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// Debian's Chromium where it is installed, else the one that Playwright manages.
const executablePath = [
  process.env.PLAYWRIGHT_CHROMIUM_PATH,
  '/usr/bin/chromium',
].find(path => path !== undefined && existsSync(path));

// Away from the usual ports and data, so that a running portal is not disturbed.
export const portalUrls = {
  app: 'http://localhost:3001',
  backend: 'http://localhost:7008',
  sandbox: 'http://localhost:5501',
};

export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'e2e-test-report/artifacts',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  // The journeys share one portal, and some of them break its source on purpose.
  workers: 1,
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: 'e2e-test-report/html' }],
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as const] : []),
  ],
  use: {
    baseURL: portalUrls.app,
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    name: 'portal',
    command: [
      'node scripts/portal.cjs',
      ...Object.entries(portalUrls).map(
        ([part, url]) => `--${part}-port=${new URL(url).port}`,
      ),
      '--fresh',
      '--logs=e2e-test-report/logs',
    ].join(' '),
    url: `${portalUrls.backend}/.backstage/health/v1/readiness`,
    reuseExistingServer: !process.env.CI,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
  projects: [
    { name: 'start', testMatch: 'portal.setup.ts' },
    {
      name: 'light',
      dependencies: ['start'],
      testMatch: '*.test.ts',
      use: { colorScheme: 'light' },
    },
    {
      name: 'dark',
      dependencies: ['light'],
      testMatch: 'pages.test.ts',
      use: { colorScheme: 'dark' },
    },
  ],
});
