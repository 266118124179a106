import { expect, type APIRequestContext } from '@playwright/test';
import { portalUrls } from '../../../../playwright.config';

/** What can go wrong on purpose; see the sandbox's README. */
export interface SandboxFault {
  readonly kind: string;
  readonly [option: string]: string | number;
}

/** The simulated platforms behind the portal, their faults, and the code host. */
export class SandboxAdmin {
  readonly #request: APIRequestContext;

  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  async addFault(fault: SandboxFault): Promise<void> {
    const answer = await this.#request.post(
      `${portalUrls.sandbox}/sandbox/faults`,
      { data: fault },
    );
    expect(answer.status(), await answer.text()).toBe(201);
  }

  /** Puts a file where a push to its repository would put it. */
  async putFile(url: string, content: string): Promise<void> {
    const answer = await this.#request.put(url, {
      data: content,
      headers: { 'content-type': 'text/plain' },
    });
    expect(answer.status()).toBe(204);
  }

  /** Takes a file away, if it is there. */
  async deleteFile(url: string): Promise<void> {
    expect([204, 404]).toContain((await this.#request.delete(url)).status());
  }

  async clearFaults(): Promise<void> {
    const answer = await this.#request.delete(
      `${portalUrls.sandbox}/sandbox/faults`,
    );
    expect(answer.status()).toBe(204);
  }
}
