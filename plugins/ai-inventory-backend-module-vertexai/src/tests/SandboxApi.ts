import { TOKEN } from './readAll';

/** Changes what the simulated Vertex AI holds, by Vertex AI's own calls. */
export class SandboxApi {
  constructor(private readonly url: string) {}

  async call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Record<string, unknown>> {
    const response = await fetch(
      `${this.url}/vertex/v1/projects/northwind-ml/locations/europe-west4/${path}`,
      {
        method,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      },
    );
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    }
    return answer;
  }

  async upload(
    model: Readonly<Record<string, unknown>>,
    options: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.call('POST', 'models:upload', { model, ...options });
  }
}
