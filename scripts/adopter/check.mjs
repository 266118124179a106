// What an adopter must see once the portal runs.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';

const MODELS = 15;
const TIMEOUT_MS = 120_000;

async function signIn(backendUrl) {
  const answer = await fetch(`${backendUrl}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  assert.equal(answer.status, 200, `guest sign-in answered ${answer.status}`);
  return (await answer.json()).backstageIdentity.token;
}

async function countModels(backendUrl, token) {
  const answer = await fetch(
    `${backendUrl}/api/catalog/entities/by-query?filter=kind=aimodel&limit=0`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  assert.equal(answer.status, 200, `the catalog answered ${answer.status}`);
  return (await answer.json()).totalItems;
}

async function modelsInCatalog(backendUrl, token) {
  const deadline = Date.now() + TIMEOUT_MS;
  let count = await countModels(backendUrl, token);
  while (count < MODELS && Date.now() < deadline) {
    await sleep(1_000);
    count = await countModels(backendUrl, token);
  }
  assert.ok(
    count >= MODELS,
    `after ${
      TIMEOUT_MS / 1000
    } s the catalog holds ${count} models, not ${MODELS}`,
  );
  return count;
}

async function pageShowsInventory(backendUrl, executablePath) {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${backendUrl}/ai-inventory`);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page
      .getByRole('heading', { name: 'AI Inventory' })
      .first()
      .waitFor({ timeout: 30_000 });
  } finally {
    await browser.close();
  }
}

export async function checkPortal(backendUrl) {
  const token = await signIn(backendUrl);
  console.log(
    `The catalog holds ${await modelsInCatalog(backendUrl, token)} models.`,
  );
  const page = await fetch(`${backendUrl}/ai-inventory`);
  assert.equal(page.status, 200, `the app answered ${page.status}`);
  const executablePath = [
    process.env.PLAYWRIGHT_CHROMIUM_PATH,
    '/usr/bin/chromium',
  ].find(path => path !== undefined && existsSync(path));
  if (!executablePath) {
    console.log('SKIPPED: the page in a browser: there is no Chromium here.');
    return;
  }
  await pageShowsInventory(backendUrl, executablePath);
  console.log('The AI Inventory page opens in the browser.');
}
