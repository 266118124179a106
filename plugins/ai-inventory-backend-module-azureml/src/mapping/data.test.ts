import { containerSchema, dataVersionSchema } from '../schemas';
import type { MappingOptions } from './common';
import { toDatasetRecord } from './data';

const options: MappingOptions = {
  identity: { subscriptionId: 's', resourceGroup: 'r g', workspace: 'w' },
  webUrl: 'https://ml.azure.com',
  environmentTag: 'environment',
  stages: {},
};

const asset = (properties: object = {}) =>
  containerSchema.parse({ name: 'iris', properties });
const version = (name: string, createdAt: string, properties: object = {}) =>
  dataVersionSchema.parse({ name, properties, systemData: { createdAt } });

describe('toDatasetRecord', () => {
  it('lies where its newest version does, without a signature', () => {
    const record = toDatasetRecord(
      asset({
        tags: { owner: 'group:default/botany' },
        properties: { a: 'b' },
      }),
      [
        version('2', '2026-02-01T00:00:00Z', {
          dataUri: 'https://x.blob.core.windows.net/two?sig=hunter2',
          dataType: 'uri_file',
        }),
        version('1', '2026-01-01T00:00:00Z', { dataUri: 'azureml://one' }),
      ],
      options,
    );

    expect(record).toMatchObject({
      externalId: 'data/iris',
      uri: 'https://x.blob.core.windows.net/two',
      ownerHint: 'group:default/botany',
      tags: { owner: 'group:default/botany', a: 'b' },
      lifecycle: undefined,
      webUrl:
        'https://ml.azure.com/data?wsid=%2Fsubscriptions%2Fs%2FresourceGroups%2Fr%20g%2Fproviders%2FMicrosoft.MachineLearningServices%2Fworkspaces%2Fw',
    });
    expect(record?.versions?.[0].tags).toEqual({ dataType: 'uri_file' });
    expect(record?.versions?.map(({ uri }) => uri)).toEqual([
      'https://x.blob.core.windows.net/two',
      'azureml://one',
    ]);
  });

  it('is retired when it, or all of its versions, are archived', () => {
    const old = version('1', '2026-01-01T00:00:00Z', { isArchived: true });
    const live = version('2', '2026-01-01T00:00:00Z');

    expect(toDatasetRecord(asset(), [old], options)?.lifecycle).toBe('retired');
    expect(
      toDatasetRecord(asset({ isArchived: true }), [live], options)?.lifecycle,
    ).toBe('retired');
    expect(
      toDatasetRecord(asset(), [old, live], options)?.lifecycle,
    ).toBeUndefined();
    expect(toDatasetRecord(asset(), [], options)?.lifecycle).toBeUndefined();
  });

  it('is left out when Azure ML made it for single jobs', () => {
    const anonymous = version('1', '2026-01-01T00:00:00Z', {
      isAnonymous: true,
    });

    expect(toDatasetRecord(asset(), [anonymous], options)).toBeUndefined();
    expect(
      toDatasetRecord(
        asset(),
        [anonymous, version('2', '2026-01-01T00:00:00Z')],
        options,
      )?.versions,
    ).toHaveLength(2);
  });
});
