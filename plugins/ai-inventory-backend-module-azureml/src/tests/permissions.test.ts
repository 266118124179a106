import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '@ai-inventory/sandbox';
import { z } from 'zod';
import { armReadAction, RUNS_ACTION } from '../armAction';
import { createSource, readAll } from './harness';

const README = join(__dirname, '../../README.md');

function actionsOfReadme(): string[] {
  const [, role] =
    /```json\n(.*?)```/s.exec(readFileSync(README, 'utf8')) ?? [];
  const { Actions, NotActions, DataActions } = z
    .object({
      Actions: z.array(z.string()),
      NotActions: z.array(z.string()),
      DataActions: z.array(z.string()),
    })
    .parse(JSON.parse(role ?? ''));
  expect([NotActions, DataActions]).toEqual([[], []]);
  return Actions;
}

/** The action of a route as the sandbox counts it, e.g. `GET /azure/…`. */
function actionOf(route: string): string {
  const [method, path] = route.split(' ');
  expect(method).toBe('GET');
  return path.startsWith('/azure/mlflow/')
    ? RUNS_ACTION
    : armReadAction(path.slice('/azure'.length));
}

describe('the role in the README', () => {
  it('holds each action that the source needs, and no other', async () => {
    const sandbox = await startSandbox();
    const source = createSource(sandbox.url);
    const { records } = await readAll(source);
    await readAll(source, new Map(), { only: [...records.keys()] });
    await source.lastActivity(
      [{ externalId: 'onlineEndpoints/delivery-eta', deployments: ['blue'] }],
      { signal: new AbortController().signal },
    );
    const routes = Object.keys(sandbox.requests.counts);
    await sandbox.close();

    expect([...new Set(routes.map(actionOf))].sort()).toEqual(
      actionsOfReadme().sort(),
    );
  });
});
