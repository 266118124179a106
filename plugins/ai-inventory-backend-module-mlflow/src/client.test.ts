import { nameFilter, quoteAll } from './filters';
import { loggedModelId } from './loggedModelId';
import { pageSchema } from './schemas';

describe('nameFilter', () => {
  it.each([
    ['fraud', "name = 'fraud'"],
    ['say "hi"', `name = 'say "hi"'`],
    ["o'brien", `name = "o'brien"`],
    [`both ' and "`, `name LIKE 'both _ and "'`],
  ])('finds %s with %s', (name, filter) => {
    expect(nameFilter(name)).toBe(filter);
  });
});

describe('quoteAll', () => {
  it('lets no id end the text it is in', () => {
    expect(quoteAll(['ab12', 'm-1', "x') OR ('1"])).toBe("'ab12','m-1'");
  });
});

describe('loggedModelId', () => {
  it.each([
    [{ model_id: 'm-1', source: 'models:/m-2' }, 'm-1'],
    [{ source: 'models:/m-0f3a' }, 'm-0f3a'],
    [
      { source: `mlflow-artifacts:/1/models/m-${'0'.repeat(32)}/artifacts` },
      `m-${'0'.repeat(32)}`,
    ],
    [{ source: 'models:/m-odel/3' }, undefined],
    [{ source: 's3://bucket/models/m-x/artifacts' }, undefined],
    [{}, undefined],
  ])('finds in %j the id %s', (version, id) => {
    expect(loggedModelId(version)).toBe(id);
  });
});

describe('pageSchema', () => {
  const schema = pageSchema('models');

  it.each([
    [{}, 0],
    [{ next_page_token: '' }, 0],
    [{ models: [], next_page_token: null }, 0],
    [{ models: [1, 2], something_new: true }, 2],
  ])('takes %j for a page of %s', (body, count) => {
    expect(schema.parse(body).rows).toHaveLength(count);
  });

  it.each([
    [{ error: 'please log in' }],
    [{ models: {} }],
    [{ models: [], next_page_token: 3 }],
    [[]],
    ['text'],
  ])('does not take %j for a page', body => {
    expect(schema.safeParse(body).success).toBe(false);
  });
});
