import type {
  Asset,
  AssetDetail,
  AssetLink,
  AssetRecord,
  Declaration,
  Decision,
  OwnershipStep,
  Provenance,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { recordFactsOf } from './assets';
import { classificationOf } from './classifications';
import { ago, fixtureId } from './fixtureTime';

function recordsOf(asset: Asset): AssetRecord[] {
  return asset.sources.map(sourceRef => ({
    ref: `${sourceRef}:${asset.name}`,
    sourceRef,
    externalId: asset.name,
    environment: asset.environments[0],
    webUrl: `https://${sourceRef.replace('/', '-')}.example.com/models/${
      asset.name
    }`,
    uri: asset.kind === 'dataset' ? `s3://lake/${asset.name}` : undefined,
    tags: { team: 'risk' },
    createdAt: asset.firstSeenAt,
    createdBy: 'amelie.brandt',
    updatedAt: asset.updatedAt,
    firstSeenAt: asset.firstSeenAt,
    ...recordFactsOf(asset.name),
  }));
}

const DECLARED_PURPOSES: Record<string, string> = {
  'fraud-model': 'Holds card transactions for a second look.',
};

function declarationOf(
  asset: Asset,
  records: AssetRecord[],
): Declaration | undefined {
  return asset.declared && asset.entityRef
    ? {
        entityRef: asset.entityRef,
        spec: {
          lifecycle: asset.lifecycle,
          owner: asset.owner,
          intendedPurpose: DECLARED_PURPOSES[asset.name],
          ...(asset.kind === 'dataset' && {
            classification: { personalData: true },
            retention: 'P7Y',
          }),
        },
        location: `url:https://github.com/northwind/${asset.name}/blob/main/catalog-info.yaml`,
        claims: records.slice(0, 1).map(({ ref }) => ref),
        declaredAt: ago({ months: 2 }),
        changedAt: ago({ days: 6 }),
      }
    : undefined;
}

function linksOf(
  asset: Asset,
  records: AssetRecord[],
  decisions: Decision[],
): AssetLink[] {
  const [first, ...others] = records;
  const merge = decisions.find(({ type }) => type === 'merge');
  return [
    ...(asset.declared && first
      ? [
          {
            recordRef: first.ref,
            with: asset.entityRef ?? '',
            rule: 'claim' as const,
            evidence: `The declaration names ${first.ref} in ai-inventory.io/records.`,
            since: ago({ months: 2 }),
          },
        ]
      : []),
    ...others.map(
      ({ ref }): AssetLink =>
        merge?.recordRefs.includes(ref)
          ? {
              recordRef: ref,
              with: first.ref,
              rule: 'decision',
              evidence: `${merge.by} decided so: ${merge.reason}`,
              since: merge.at,
              decisionId: merge.id,
            }
          : {
              recordRef: ref,
              with: first.ref,
              rule: 'origin',
              evidence: `Its version 2 was made from models:/${asset.name}/6.`,
              since: ago({ months: 5 }),
            },
    ),
  ];
}

/** What people decided in the story. */
export function createDecisions(): Decision[] {
  return [
    {
      id: fixtureId(6, 1),
      type: 'merge',
      recordRefs: [
        'mlflow/prod:product-recommender',
        'vertexai/main:product-recommender',
      ],
      reason: 'The same weights, uploaded by hand.',
      by: 'user:default/tomasz.nowak',
      at: ago({ days: 8 }),
    },
  ];
}

const TAG_RULE = 'tag team → group:default/${value}';
const USER_RULE = 'created by /@northwind\\.example$/ → user:default/${user}';

function ownershipOf(asset: Asset): OwnershipStep[] {
  if (asset.declared) {
    return [];
  }
  const first: OwnershipStep = {
    rule: USER_RULE,
    outcome: 'no-match',
    reason: 'created by amelie.brandt',
  };
  return asset.owner
    ? [
        first,
        {
          rule: TAG_RULE,
          outcome: 'matched',
          owner: asset.owner,
          reason: 'tag team = risk',
        },
      ]
    : [
        first,
        { rule: TAG_RULE, outcome: 'no-match', reason: 'it has no tag team' },
        {
          rule: 'default',
          outcome: 'default',
          reason: 'no rule gives an owner, and no default is configured',
        },
      ];
}

function provenanceOf(
  asset: Asset,
  records: AssetRecord[],
): Record<string, Provenance> {
  const [first, second] = records;
  const fromRecord: Provenance = {
    from: 'record',
    detail: first?.ref,
    since: ago({ days: 23 }),
  };
  const fromOwner: Provenance = {
    from: 'declaration',
    detail: asset.entityRef,
    since: ago({ days: 6 }),
  };
  const intent = asset.declared ? fromOwner : fromRecord;
  return {
    ...(asset.title ? { title: intent } : {}),
    ...(asset.description
      ? {
          description: {
            ...intent,
            others: second && [
              { from: 'record', detail: first.ref, value: 'A fraud model' },
              { from: 'record', detail: second.ref, value: 'What is served' },
            ],
          },
        }
      : {}),
    ...(asset.owner
      ? {
          owner: asset.declared
            ? fromOwner
            : { from: 'rule', detail: TAG_RULE, since: ago({ months: 3 }) },
        }
      : {}),
    ...(asset.lifecycle
      ? {
          lifecycle: {
            ...intent,
            others: second && [
              { from: 'record', detail: second.ref, value: 'testing' },
            ],
          },
        }
      : {}),
    ...(asset.currentVersion ? { currentVersion: fromRecord } : {}),
  };
}

/** Everything that the story's hub knows of an asset. */
export function createAssetDetail(
  asset: Asset,
  allDecisions: Decision[],
): AssetDetail {
  const records = recordsOf(asset);
  const decisions = allDecisions.filter(
    ({ recordRefs, revokedAt }) =>
      !revokedAt && records.some(({ ref }) => recordRefs.includes(ref)),
  );
  return {
    ...asset,
    records,
    declaration: declarationOf(asset, records),
    links: linksOf(asset, records, decisions),
    decisions,
    ownership: ownershipOf(asset),
    provenance: provenanceOf(asset, records),
    classification: classificationOf(asset),
  };
}
