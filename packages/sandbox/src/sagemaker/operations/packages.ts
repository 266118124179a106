import { AwsError } from '../errors';
import type { SagemakerData } from '../SagemakerData';
import { list, omit, text, toArn, type Wire } from '../wire';
import type { Operation } from './types';

/** Operations that change groups and packages. */
export const PACKAGE_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateModelPackageGroup: ({ data, input }) => {
    const name = required(input, 'ModelPackageGroupName');
    const arn = toArn('model-package-group', name);
    data.put('groups', name, {
      ...omit(input, ['Tags']),
      ModelPackageGroupArn: arn,
      ModelPackageGroupStatus: 'Completed',
      CreationTime: data.now(),
      CreatedBy: {},
    });
    addTags(data, arn, input);
    return { body: { ModelPackageGroupArn: arn } };
  },

  DeleteModelPackageGroup: ({ data, input }) => {
    const name = required(input, 'ModelPackageGroupName');
    const used = [...data.tables.packages.values()].some(
      row => row.ModelPackageGroupName === name,
    );
    if (used) {
      throw new AwsError(
        'ConflictException',
        'Model Package Group cannot be deleted: it still contains Model Packages.',
      );
    }
    data.delete('groups', name, 'model-package-group');
    return { body: {} };
  },

  CreateModelPackage: ({ data, input }) => ({
    body: { ModelPackageArn: createPackage(data, input) },
  }),

  UpdateModelPackage: ({ data, input }) => {
    const arn = required(input, 'ModelPackageArn').toLowerCase();
    const before = data.get('packages', arn, 'model-package');
    const gone = list(input, 'CustomerMetadataPropertiesToRemove').map(String);
    const metadata = omit(
      {
        ...(before.CustomerMetadataProperties as Wire | undefined),
        ...(input.CustomerMetadataProperties as Wire | undefined),
      },
      gone,
    );
    data.change('packages', arn, 'model-package', {
      ...omit(input, [
        'ModelPackageArn',
        'ClientToken',
        'CustomerMetadataPropertiesToRemove',
      ]),
      CustomerMetadataProperties:
        Object.keys(metadata).length > 0 ? metadata : undefined,
    });
    return { body: { ModelPackageArn: arn } };
  },

  DeleteModelPackage: ({ data, input }) => {
    const arn = required(input, 'ModelPackageName').toLowerCase();
    data.delete('packages', arn, 'model-package');
    return { body: {} };
  },
};

/** @returns the package's ARN */
export function createPackage(data: SagemakerData, input: Wire): string {
  const group = text(input, 'ModelPackageGroupName')?.split('/').at(-1);
  const version = group === undefined ? undefined : nextVersion(data, group);
  const name = group ?? required(input, 'ModelPackageName');
  const arn = toArn(
    'model-package',
    version === undefined ? name : `${name}/${version}`,
  );
  const now = data.now();
  data.put('packages', arn, {
    ModelPackageRegistrationType: 'Registered',
    ...omit(input, ['Tags', 'ClientToken']),
    // The service names versions after their group.
    ModelPackageName: name,
    ModelPackageGroupName: group,
    ModelPackageVersion: version,
    ModelPackageArn: arn,
    ModelPackageStatus: 'Completed',
    ModelPackageStatusDetails: {
      ValidationStatuses: [],
      ImageScanStatuses: [],
    },
    ModelApprovalStatus:
      input.ModelApprovalStatus ??
      (group === undefined ? undefined : 'PendingManualApproval'),
    CertifyForMarketplace: false,
    CreationTime: input.CreationTime ?? now,
    LastModifiedTime: input.CreationTime ?? now,
  });
  addTags(data, arn, input);
  return arn;
}

function nextVersion(data: SagemakerData, group: string): number {
  data.get('groups', group, 'model-package-group');
  const before = data.lastVersions.get(group) ?? 0;
  data.lastVersions.set(group, before + 1);
  return before + 1;
}

export function addTags(data: SagemakerData, arn: string, input: Wire): void {
  data.tag(
    arn,
    Object.fromEntries(
      list(input, 'Tags').map(tag => [String(tag.Key), String(tag.Value)]),
    ),
  );
}

/** @throws an AwsError when the field is not there */
export function required(input: Wire, key: string): string {
  const value = text(input, key);
  if (value === undefined) {
    const field = `${key[0]?.toLowerCase()}${key.slice(1)}`;
    throw AwsError.invalid(
      `1 validation error detected: Value at '${field}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return value;
}
