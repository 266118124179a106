import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import {
  expect,
  test as base,
  type APIRequestContext,
  type Locator,
  type Page,
} from '@playwright/test';
import { portalUrls } from '../../../../playwright.config';

const BACKEND_LOG = 'e2e-test-report/logs/backend.log';

/** The lines of the backend's log that report an error. */
export function readErrorLines(): string[] {
  return stripVTControlCharacters(readFileSync(BACKEND_LOG, 'utf8'))
    .split('\n')
    .filter(line => /^\S+ \S+ error /.test(line));
}

async function guestToken(request: APIRequestContext): Promise<string> {
  const answer = await request.post(
    `${portalUrls.backend}/api/auth/guest/refresh`,
    { headers: { 'x-requested-with': 'XMLHttpRequest' } },
  );
  expect(answer.ok(), 'guest sign-in').toBe(true);
  return (await answer.json()).backstageIdentity.token;
}

/** The portal's APIs, as the guest. */
export class PortalApi {
  readonly #request: APIRequestContext;
  readonly #token: string;

  private constructor(request: APIRequestContext, token: string) {
    this.#request = request;
    this.#token = token;
  }

  static async signIn(request: APIRequestContext): Promise<PortalApi> {
    return new PortalApi(request, await guestToken(request));
  }

  async get(path: string) {
    return (await this.#send('GET', path)).json();
  }

  async post(path: string, data?: object) {
    return (await this.#send('POST', path, data)).json();
  }

  async delete(path: string, data?: object): Promise<void> {
    await this.#send('DELETE', path, data);
  }

  /** Whether something answers at the path. */
  async has(path: string): Promise<boolean> {
    const answer = await this.#request.get(`${portalUrls.backend}${path}`, {
      headers: this.#headers,
    });
    return answer.ok();
  }

  get #headers() {
    return { authorization: `Bearer ${this.#token}` };
  }

  async #send(method: string, path: string, data?: object) {
    const answer = await this.#request.fetch(`${portalUrls.backend}${path}`, {
      method,
      data,
      headers: this.#headers,
    });
    expect(answer.ok(), `${method} ${path} answers ${answer.status()}`).toBe(
      true,
    );
    return answer;
  }
}

/** Opens a page of the portal; signs in as the guest where that is asked. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const enter = page.getByRole('button', { name: 'Enter' });
  const inside = page.getByRole('link', { name: 'Settings' });
  await expect(enter.or(inside).first()).toBeVisible();
  if (await enter.isVisible()) {
    await enter.click();
  }
  await expect(inside).toBeVisible();
}

/** A tab of the page of a catalog entity. */
export function entityTab(page: Page, name: string): Locator {
  return page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name });
}

/** A test that fails when the browser's console or the backend reports an error. */
export const test = base.extend<{ expectBackendErrors: boolean; quiet: void }>({
  expectBackendErrors: [false, { option: true }],
  quiet: [
    async ({ page, expectBackendErrors }, use) => {
      const errors: string[] = [];
      page.on('pageerror', error => errors.push(error.message));
      page.on('console', message => {
        if (message.type() === 'error') {
          errors.push(`${message.text()} (${message.location().url})`);
        }
      });
      const before = readErrorLines().length;
      await use();
      expect(errors, 'errors in the browser').toEqual([]);
      if (!expectBackendErrors) {
        expect(readErrorLines().slice(before), 'errors in the log').toEqual([]);
      }
    },
    { auto: true },
  ],
});

export { expect, portalUrls };
