import { expect, type APIRequestContext } from '@playwright/test';
import { portalUrls } from '../../../../playwright.config';

/** What can go wrong on purpose; see the sandbox's README. */
export interface SandboxFault {
  readonly kind: string;
  readonly [option: string]: string | number;
}

/** The simulated MLflow behind the portal, and its faults. */
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

  async clearFaults(): Promise<void> {
    const answer = await this.#request.delete(
      `${portalUrls.sandbox}/sandbox/faults`,
    );
    expect(answer.status()).toBe(204);
  }
}
