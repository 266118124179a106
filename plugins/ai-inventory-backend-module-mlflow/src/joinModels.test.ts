import { joinModels, type JoinedModel, type Registry } from './joinModels';
import {
  modelVersionSchema,
  registeredModelSchema,
  type ModelVersion,
  type RegisteredModel,
  type Row,
} from './schemas';

const prompt = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];

function model(name: string, latest?: string, more = {}): Row<RegisteredModel> {
  return {
    ok: true,
    value: registeredModelSchema.parse({
      name,
      latest_versions: latest ? [{ version: latest }] : [],
      ...more,
    }),
  };
}

/** `'a1'` is version 1 of model `a`. */
function version(text: string, more = {}): Row<ModelVersion> {
  const value = modelVersionSchema.parse({
    name: text[0],
    version: text.slice(1),
    ...more,
  });
  return { ok: true, value };
}

async function* pagesOf<T>(pages: readonly (readonly T[])[]) {
  yield* pages;
}

function registry(
  models: Row<RegisteredModel>[][],
  versions: (string | Row<ModelVersion>)[][],
  direct: {
    versions?: Record<string, string[]>;
    models?: Record<string, Row<RegisteredModel>>;
  } = {},
): Registry & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    registeredModels: () => pagesOf(models),
    modelVersions: () =>
      pagesOf(
        versions.map(page =>
          page.map(row => (typeof row === 'string' ? version(row) : row)),
        ),
      ),
    versionsOf: async name => {
      asked.push(`versions of ${name}`);
      return (direct.versions?.[name] ?? []).map(text => version(text));
    },
    registeredModel: async name => {
      asked.push(`model ${name}`);
      return direct.models?.[name];
    },
  };
}

function describeJoined(one: JoinedModel): string {
  return one.ok
    ? [one.model.name, ...one.versions.map(v => v.version)].join(' ')
    : `${one.id}: ${one.problem}`;
}

async function joined(source: Registry): Promise<string[]> {
  const all: string[] = [];
  for await (const one of joinModels(source)) {
    all.push(describeJoined(one));
  }
  return all;
}

describe('joinModels', () => {
  it('joins both listings without another question', async () => {
    const source = registry(
      [
        [model('b', '2'), model('A')],
        [model('c', '1'), model('d', '10')],
      ],
      [['b1', 'b2'], ['c1', 'd9'], ['d10']],
    );
    // Not in the order of any alphabet: the server's order is what counts.
    expect(await joined(source)).toEqual(['b 1 2', 'A', 'c 1', 'd 9 10']);
    expect(source.asked).toEqual([]);
  });

  it.each([
    ['no models', [[]], [[]], []],
    ['no versions', [[model('a'), model('b')]], [[]], ['a', 'b']],
    [
      'versions that end within a model',
      [[model('a', '3')]],
      [['a1'], ['a2', 'a3']],
      ['a 1 2 3'],
    ],
    [
      'a model that comes twice',
      [[model('a', '1')], [model('a', '1'), model('b', '1')]],
      [['a1', 'b1']],
      ['a 1', 'b 1'],
    ],
    [
      'versions that come twice',
      [[model('a', '2'), model('b', '1')]],
      [
        ['a1', 'a2'],
        ['a2', 'b1'],
      ],
      ['a 1 2', 'b 1'],
    ],
    [
      'versions of two models that come twice',
      [[model('a', '2'), model('b', '1'), model('c', '1')]],
      [
        ['a1', 'a2', 'b1'],
        ['a2', 'b1', 'c1'],
      ],
      ['a 1 2', 'b 1', 'c 1'],
    ],
    [
      'prompts',
      [[model('a', '1'), model('p', '1', { tags: prompt }), model('q', '1')]],
      [['a1', version('p1', { tags: prompt }), 'q1']],
      ['a 1', 'q 1'],
    ],
    [
      'a prompt whose versions do not say so',
      [[model('a', '1'), model('p', '1', { tags: prompt }), model('q', '1')]],
      [['a1', 'p1', 'q1']],
      ['a 1', 'q 1'],
    ],
    [
      'more in the second listing',
      [[model('a', '1')]],
      [['a1', 'a2']],
      ['a 1 2'],
    ],
  ])('copes with %s', async (_, models, versions, expected) => {
    const source = registry(models, versions);
    expect(await joined(source)).toEqual(expected);
    expect(source.asked).toEqual([]);
  });

  it('asks again where rows slipped through at the end of a page', async () => {
    // b was deleted before page 2: all rows moved up, and c1 was not listed.
    const source = registry(
      [[model('a', '1'), model('c', '2'), model('d', '1')]],
      [['a1'], ['c2', 'd1']],
      { versions: { c: ['c1', 'c2'] } },
    );
    expect(await joined(source)).toEqual(['a 1', 'c 1 2', 'd 1']);
    expect(source.asked).toEqual(['versions of c']);
  });

  it('asks again where a model names a version that did not come', async () => {
    const source = registry(
      [[model('a', '2'), model('b', '1'), model('c', '1')]],
      [['a1', 'c1']],
      { versions: { a: ['a1', 'a2'], b: ['b1'] } },
    );
    expect(await joined(source)).toEqual(['a 1 2', 'b 1', 'c 1']);
    expect(source.asked).toEqual(['versions of a', 'versions of b']);
  });

  it('believes a model that has lost its version in the meantime', async () => {
    const source = registry([[model('a', '2')]], [['a1']], {
      versions: { a: ['a1'] },
      models: { a: model('a', '1') },
    });
    expect(await joined(source)).toEqual(['a 1']);
  });

  it('makes a model whose versions are kept from us a problem', async () => {
    const source = registry([[model('a', '2'), model('b', '1')]], [['b1']], {
      models: { a: model('a', '2') },
    });
    expect(await joined(source)).toEqual([
      expect.stringMatching(/^a: MLflow names versions .* does not list/),
      'b 1',
    ]);
  });

  it('finds a model that slipped through, or was made meanwhile, by its versions', async () => {
    const source = registry(
      [[model('a', '1'), model('c', '1')]],
      [['a1', 'b1', 'b2', 'c1', 'd1', 'x1', 'y1']],
      {
        models: {
          b: model('b', '2'),
          d: model('d', '1'),
          x: model('x', '1', { tags: prompt }),
        },
      },
    );
    expect(await joined(source)).toEqual(['a 1', 'c 1', 'b 1 2', 'd 1']);
    expect(source.asked).toEqual(['model b', 'model d', 'model x', 'model y']);
  });

  it('rather fails than lose versions that came for a model told of before', async () => {
    const source = registry([[model('a'), model('b', '1')]], [['b1', 'a1']]);
    await expect(joined(source)).rejects.toThrow(
      /changed while it was read: there are versions of 'a'/,
    );
  });

  it('rather fails than lose versions when the listings are in different orders', async () => {
    const source = registry(
      [[model('a', '1'), model('b', '1')], [model('c', '1')]],
      [['c1', 'b1', 'a1']],
      { versions: { a: ['a1'], b: ['b1'], c: ['c1'] } },
    );
    await expect(joined(source)).rejects.toThrow('changed while it was read');
  });

  it('fails where too many versions belong to no model listed', async () => {
    const many = Array.from({ length: 1_100 }, (_, i) =>
      version(`${String.fromCodePoint(0x4e00 + i)}1`),
    );
    const source = registry([[model('a', '1')]], [[...many, version('a1')]]);
    await expect(joined(source)).rejects.toThrow('in the same order');
  });

  it('makes malformed models and versions problems of their own', async () => {
    const bad = (id?: string) => ({ ok: false, id, problem: 'bad' } as const);
    const source = registry(
      [[model('a', '1'), bad('b'), model('c', '1'), model('d', '1'), bad()]],
      [['a1', 'b1', bad('c'), 'd1']],
    );
    expect(await joined(source)).toEqual([
      'a 1',
      'b: bad',
      'c: one of its versions: bad',
      'd 1',
      'registered model 5 of the listing: bad',
    ]);
    expect(source.asked).toEqual([]);
  });

  it('blames a version without a name on the models beside it', async () => {
    const source = registry(
      [[model('a', '1'), model('b', '1'), model('c', '1')]],
      [['a1', { ok: false, problem: 'no name' }, 'b1', 'c1']],
    );
    expect(await joined(source)).toEqual([
      'a: one of its versions: no name',
      'b: one of its versions: no name',
      'c 1',
    ]);
  });
});
