import { parseArn } from '../aws/arn';
import type { ServedModel } from '../mapping/endpoints';
import { groupId, modelId, packageId } from '../mapping/ids';
import {
  artifactOf,
  containersOf,
  ONLY_VERSION,
  toImage,
  versionOf,
} from '../mapping/models';
import type { Model, PackageSummary } from './schemas';

/** What package a model was made of, if it is one of this account. */
export interface Packages {
  find(nameOrArn: string): ServedModel | undefined;
}

export type PackageNames = Pick<
  PackageSummary,
  | 'ModelPackageArn'
  | 'ModelPackageName'
  | 'ModelPackageGroupName'
  | 'ModelPackageVersion'
>;

/** Which record and version a package is. */
export function toServedPackage(found: PackageNames): ServedModel {
  const group = found.ModelPackageGroupName;
  const name = group ?? found.ModelPackageName ?? found.ModelPackageArn;
  return {
    modelExternalId: group ? groupId(group) : packageId(name),
    modelVersion: versionOf(found),
    modelName: name,
  };
}

/** The packages of a listing, by ARN. SageMaker writes these in lower case. */
export class PackageIndex implements Packages {
  private readonly byArn = new Map<string, ServedModel>();

  add(found: PackageNames): void {
    const served = toServedPackage(found);
    this.byArn.set(found.ModelPackageArn.toLowerCase(), served);
    if (!found.ModelPackageGroupName && found.ModelPackageName) {
      this.byArn.set(found.ModelPackageName.toLowerCase(), served);
    }
  }

  find(nameOrArn: string): ServedModel | undefined {
    return this.byArn.get(nameOrArn.toLowerCase());
  }
}

/** The packages that a model names, by name or ARN. */
export function packageNamesOf(model: Model): string[] {
  return containersOf(model).flatMap(
    ({ ModelPackageName }) => ModelPackageName ?? [],
  );
}

/** A model as a package of this account, or as a record of its own. */
export function toServedModel(model: Model, packages: Packages): ServedModel {
  for (const name of packageNamesOf(model)) {
    const found = packages.find(name);
    if (found) {
      return found;
    }
  }
  const containers = containersOf(model);
  return {
    modelExternalId: modelId(model.ModelName),
    modelVersion: ONLY_VERSION,
    modelName: model.ModelName,
    artifactUri: artifactOf(containers.at(0)),
    images: containers.flatMap(({ Image }) => (Image ? [toImage(Image)] : [])),
  };
}

/** The group in a package's ARN, in lower case. */
export function groupInArn(packageArn: string): string | undefined {
  const [group, version] = parseArn(packageArn)?.name.split('/') ?? [];
  return version === undefined ? undefined : group.toLowerCase();
}
