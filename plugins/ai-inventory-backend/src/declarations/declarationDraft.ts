import { InputError } from '@backstage/errors';
import {
  AI_INVENTORY_API_VERSION,
  ANNOTATION_AI_INVENTORY_RECORDS,
  type AssetDetail,
  type AssetVersion,
  type DeclarationDraft,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Document, type YAMLMap } from 'yaml';
import { entityName } from '../reconcile/entityName';

const DRAFT_KINDS: Readonly<Record<string, string | undefined>> = {
  model: 'AIModel',
  dataset: 'Dataset',
};

const FACTS_TO_DECLARE = ` What the EU AI Act asks; an empty list says "none of them".
 usedInEu: true
 practices: []
 useCases: []
 profilesPeople: false
 regulatedProducts: []
 transparency: []
 generalPurpose:
   isGeneralPurpose: false`;

/**
 * The `catalog-info.yaml` with which an owner would declare an asset, made of
 * what is known. It is valid as it stands; what only the owner can know is left
 * out, and asked for.
 * @param current - the asset's current version
 * @throws InputError for what cannot be declared
 */
export function draftDeclaration(
  asset: AssetDetail,
  current: Pick<AssetVersion, 'datasets' | 'framework'> | undefined,
): DeclarationDraft {
  const kind = DRAFT_KINDS[asset.kind];
  if (!kind) {
    throw new InputError(
      `Models and datasets are declared; '${asset.name}' is a ${asset.kind}. Declare the model that it runs.`,
    );
  }
  if (asset.declaration) {
    throw new InputError(
      `'${asset.name}' is declared already, as ${asset.declaration.entityRef}`,
    );
  }
  const name = entityName(asset.name);
  const purpose = asset.records.find(
    record => record.intendedPurpose,
  )?.intendedPurpose;
  const isModel = asset.kind === 'model';
  const document = new Document({
    apiVersion: AI_INVENTORY_API_VERSION,
    kind,
    metadata: {
      name,
      ...(asset.title || asset.name !== name
        ? { title: asset.title ?? asset.name }
        : {}),
      ...(asset.description && { description: asset.description }),
      annotations: {
        [ANNOTATION_AI_INVENTORY_RECORDS]: asset.records
          .filter(record => !record.removedAt)
          .map(({ ref }) => ref)
          .join(', '),
      },
    },
    spec: {
      type: typeOf(asset, current),
      ...(isModel || asset.lifecycle
        ? { lifecycle: asset.lifecycle ?? 'development' }
        : {}),
      owner: asset.owner ?? 'group:default/please-name-the-owner',
      ...(asset.system && { system: asset.system }),
      ...(isModel ? modelSpec(purpose, current) : datasetSpec(asset)),
    },
  });
  document.commentBefore = ` Declares ${inOneLine(
    asset.title ?? asset.name,
  )} beside its code. Put it into the repository that\n makes it, and register it in the catalog.`;
  if (isModel) {
    const spec = document.get('spec') as YAMLMap;
    spec.comment = ` classification:\n${FACTS_TO_DECLARE.split('\n')
      .map(line => `  ${line}`)
      .join('\n')}`;
  }
  return {
    yaml: document.toString({ lineWidth: 0 }),
    fileName: 'catalog-info.yaml',
    entityRef: `${kind.toLowerCase()}:default/${name}`,
    questions: questionsOf(asset, isModel, purpose, current),
  };
}

/** Names may hold what ends a comment. */
function inOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ');
}

function typeOf(
  asset: AssetDetail,
  current: Pick<AssetVersion, 'framework'> | undefined,
): string {
  const tags = asset.records.map(record => record.tags);
  const told = tags.map(each => each.type || each.task).find(Boolean);
  return (
    told || (asset.kind === 'model' ? current?.framework || 'model' : 'dataset')
  );
}

function modelSpec(
  purpose: string | undefined,
  current: Pick<AssetVersion, 'datasets'> | undefined,
) {
  const refsOf = (...roles: string[]) => [
    ...new Map(
      (current?.datasets ?? [])
        .filter(({ role, entityRef }) => roles.includes(role) && entityRef)
        .map(use => [
          `${use.entityRef} ${use.version}`,
          {
            dataset: use.entityRef,
            ...(use.version && { version: use.version }),
          },
        ]),
    ).values(),
  ];
  const trainedOn = refsOf('training');
  const validatedOn = refsOf('validation', 'test');
  return {
    ...(purpose && { intendedPurpose: purpose }),
    ...(trainedOn.length > 0 && { trainedOn }),
    ...(validatedOn.length > 0 && { validatedOn }),
  };
}

function datasetSpec(asset: AssetDetail) {
  const uri = asset.records.find(record => record.uri)?.uri;
  return uri ? { uri } : {};
}

function questionsOf(
  asset: AssetDetail,
  isModel: boolean,
  purpose: string | undefined,
  current: Pick<AssetVersion, 'datasets'> | undefined,
): string[] {
  const isTrained = current?.datasets.some(({ role }) => role === 'training');
  return [
    ...(asset.owner && asset.provenance.owner?.from !== 'default'
      ? []
      : ['Who owns it? Name a group of the catalog in spec.owner.']),
    ...(isModel && !purpose
      ? ['What is it meant for? Say it in spec.intendedPurpose.']
      : []),
    ...(isModel && !isTrained
      ? ['Which datasets trained it? List them in spec.trainedOn.']
      : []),
    'Which system is it part of? Name it in spec.system.',
    ...(isModel
      ? [
          'What is it used for, by the words of the EU AI Act? Answer in spec.classification.',
        ]
      : [
          'Does it hold data about people? Say so in spec.classification.personalData.',
        ]),
  ];
}
