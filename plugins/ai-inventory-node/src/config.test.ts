import { ConfigReader } from '@backstage/config';
import { z } from 'zod';
import { readSourceConfigs } from './config';

const options = {
  type: 'acme',
  schema: z.strictObject({ url: z.url(), token: z.string().optional() }),
  defaultSchedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
};

const read = (acme: unknown) =>
  readSourceConfigs(
    new ConfigReader({ aiInventory: { sources: { acme } } } as never),
    options,
  );

function failureOf(acme: unknown): string {
  try {
    read(acme);
  } catch (error) {
    return String(error);
  }
  throw new Error('It was accepted');
}

describe('readSourceConfigs', () => {
  it('reads each source with its ref, environment and schedule', () => {
    expect(
      read({
        prod: { url: 'http://a.test', environment: 'production' },
        dev: {
          url: 'http://b.test',
          schedule: { frequency: { minutes: 5 }, timeout: { minutes: 1 } },
        },
      }),
    ).toEqual([
      {
        ref: 'acme/prod',
        environment: 'production',
        schedule: options.defaultSchedule,
        fields: { url: 'http://a.test' },
      },
      {
        ref: 'acme/dev',
        schedule: expect.objectContaining({ frequency: { minutes: 5 } }),
        fields: { url: 'http://b.test' },
      },
    ]);
  });

  it('finds nothing where nothing is configured', () => {
    expect(readSourceConfigs(new ConfigReader({}), options)).toEqual([]);
  });

  it('passes over a source that a later file switched off', () => {
    const config = ConfigReader.fromConfigs([
      {
        context: 'base',
        data: {
          aiInventory: {
            sources: { acme: { prod: { url: 'http://a.test' } } },
          },
        },
      },
      {
        context: 'local',
        data: { aiInventory: { sources: { acme: { prod: null } } } },
      },
    ]);
    expect(readSourceConfigs(config, options)).toEqual([]);
  });

  it.each([
    [{ Prod: { url: 'http://a.test' } }, /the key 'Prod' must be .*lower case/],
    [
      { prod: {} },
      /aiInventory\.sources\.acme\.prod\.url: is missing, or comes from an environment variable that is not set/,
    ],
    [
      { prod: { url: 'nowhere' } },
      /aiInventory\.sources\.acme\.prod\.url: Invalid URL/,
    ],
    [
      { prod: { url: 'http://a.test', urll: 1 } },
      /aiInventory\.sources\.acme\.prod: .*urll/,
    ],
    [
      { prod: { url: 'http://a.test', environment: 3 } },
      /prod\.environment: must be text: put it in quotes/,
    ],
    [
      { prod: { url: 'http://a.test', schedule: { frequency: 'often' } } },
      /prod\.schedule: /,
    ],
  ])('names the wrong key of %j in one line', (acme, message) => {
    const error = failureOf(acme);
    expect(error).toMatch(message);
    expect(error).not.toContain('\n');
  });

  it('never quotes a value: it may be a secret', () => {
    expect(
      failureOf({ prod: { url: 'hunter2', token: 12345678 } }),
    ).not.toMatch(/hunter2|12345678/);
  });
});
