import type {
  Asset,
  Finding,
  FindingSeverity,
  FindingSummary,
  FindingTypeInfo,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { DurationLikeObject } from 'luxon';
import { assetNamed } from './assets';
import { ago, fixtureId } from './fixtureTime';

/** What the story's hub looks for; the last type is one that the company added. */
export const FINDING_TYPES: FindingTypeInfo[] = [
  ['undeclared', 'Not declared', 'It runs, but nobody declared it.'],
  ['unregistered-model', 'Model in no registry', 'An endpoint serves it.'],
  ['unowned', 'No owner', 'No owner is known.'],
  [
    'owner-unknown',
    'Owner not in the catalog',
    'The catalog has no such owner.',
  ],
  ['drift', 'Differs from its declaration', 'It runs otherwise than declared.'],
  ['unclassified', 'Not classified', 'It runs in production unclassified.'],
  ['missing-training-data', 'Training data not known', 'No dataset is named.'],
  ['budget-overrun', 'Costs more than planned', 'A rule of this company.'],
].map(([type, title, description]) => ({ type, title, description }));

interface FindingOutline {
  asset: string;
  type: string;
  severity: FindingSeverity;
  opened: DurationLikeObject;
  explanation: string;
  action: string;
  link?: string;
  closed?: DurationLikeObject;
  accepted?: {
    reason: string;
    at: DurationLikeObject;
    until: DurationLikeObject;
  };
}

function undeclared(
  asset: string,
  severity: FindingSeverity,
  opened: DurationLikeObject,
): FindingOutline {
  return {
    asset,
    type: 'undeclared',
    severity,
    opened,
    explanation:
      severity === 'error'
        ? 'It runs in production, but no catalog-info.yaml declares it. Nobody says what it is for.'
        : 'No catalog-info.yaml declares it.',
    action:
      'Declare it: add the drafted catalog-info.yaml to the repository of its owner.',
  };
}

const OUTLINES: FindingOutline[] = [
  {
    asset: 'fraud-model',
    type: 'drift',
    severity: 'warning',
    opened: { days: 6 },
    explanation:
      'The declaration pins transactions to version v5, but version 6 of the model was trained on v6.',
    action:
      'Pin the version that runs in the declaration, or go back to the version that is declared.',
    link: 'dataset:default/transactions',
  },
  {
    asset: 'fraud-model',
    type: 'missing-training-data',
    severity: 'info',
    opened: { months: 2 },
    explanation: 'Version 5 names no dataset that it was trained on.',
    action: 'Log the training dataset with the run.',
    accepted: {
      reason: 'The run is lost; version 5 leaves production in January.',
      at: { days: 20 },
      until: { days: -60 },
    },
  },
  {
    asset: 'fraud-model',
    type: 'undeclared',
    severity: 'error',
    opened: { months: 14 },
    closed: { months: 2 },
    explanation: 'It runs in production, but nobody declared it.',
    action: 'Declare it.',
  },
  undeclared('product-recommender', 'error', { days: 30 }),
  {
    asset: 'product-recommender',
    type: 'budget-overrun',
    severity: 'info',
    opened: { days: 3 },
    explanation: 'It cost 31% more than planned in November.',
    action: 'Talk to the platform team.',
    link: 'https://costs.example.com/product-recommender',
  },
  undeclared('demand-forecast', 'error', { months: 2 }),
  {
    asset: 'demand-forecast',
    type: 'unclassified',
    severity: 'warning',
    opened: { months: 2 },
    explanation:
      'It runs in production, and nothing is declared that its risk class could follow from.',
    action: 'Declare spec.classification.',
  },
  undeclared('support-ticket-classifier', 'error', { days: 40 }),
  undeclared('search-ranking', 'warning', { days: 50 }),
  undeclared('invoice-extraction', 'warning', { days: 9 }),
  {
    asset: 'invoice-extraction',
    type: 'unowned',
    severity: 'warning',
    opened: { days: 9 },
    explanation: 'No ownership rule fits it, and there is no default owner.',
    action: 'Set a team tag at the platform, or declare it with an owner.',
  },
  {
    asset: 'image-moderation',
    type: 'owner-unknown',
    severity: 'warning',
    opened: { days: 12 },
    explanation:
      'Its owner is group:default/trust-and-safety, which the catalog does not have.',
    action: 'Correct the tag at the platform, or register the group.',
  },
  {
    asset: 'recommender-online',
    type: 'unregistered-model',
    severity: 'warning',
    opened: { days: 15 },
    explanation: 'It serves ranking-experiment, which is in no registry.',
    action: 'Register the model that it serves.',
  },
];

/** What is wrong in the story. */
export function createFindings(assets: Asset[]): Finding[] {
  return OUTLINES.map((outline, index) => ({
    id: fixtureId(5, index + 1),
    assetId: assetNamed(assets, outline.asset).id,
    type: outline.type,
    severity: outline.severity,
    title:
      FINDING_TYPES.find(({ type }) => type === outline.type)?.title ??
      outline.type,
    explanation: outline.explanation,
    action: outline.action,
    link: outline.link,
    openedAt: ago(outline.opened),
    closedAt: outline.closed && ago(outline.closed),
    acceptance: outline.accepted && {
      reason: outline.accepted.reason,
      by: 'user:default/amelie.brandt',
      at: ago(outline.accepted.at),
      until: ago(outline.accepted.until),
    },
  }));
}

const SEVERITIES: FindingSeverity[] = ['error', 'warning', 'info'];

/** What counts of an asset's findings, worst first. */
export function summariesOf(findings: Finding[], id: string): FindingSummary[] {
  return findings
    .filter(({ assetId, acceptance, closedAt }) =>
      Boolean(assetId === id && !acceptance && !closedAt),
    )
    .map(({ type, severity }) => ({ type, severity }))
    .sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    );
}
