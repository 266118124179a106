import type { Impact } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  affectedFileName,
  toAffectedCsv,
  toAffectedText,
} from './affectedExport';

const HEADINGS = {
  name: 'Name',
  kind: 'Kind',
  entity: 'Entity',
  owner: 'Owner',
  lifecycle: 'Lifecycle',
  environments: 'Environments',
  steps: 'Steps away',
  path: 'How',
  evidence: 'Evidence',
};

const IMPACT: Impact = {
  start: { id: 'a', type: 'dataset', name: 'Cards', distance: 0 },
  affected: [
    {
      node: {
        id: 'b',
        type: 'model',
        name: 'Fraud, scoring',
        entityRef: 'aimodel:default/fraud',
        owner: 'group:default/risk',
        lifecycle: 'production',
        environments: ['production', 'staging'],
        distance: 1,
      },
      path: [
        {
          id: 'b',
          name: 'Fraud, scoring',
          via: 'trained',
          evidence: 'The run says "so".',
        },
      ],
    },
    {
      node: {
        id: 'c',
        type: 'entity',
        name: '=HYPERLINK("https://example.com")',
        entityRef: 'component:default/checkout',
        distance: 2,
      },
      path: [
        { id: 'b', name: 'F', via: 'trained', evidence: '@one' },
        { id: 'c', name: 'C', via: 'used', evidence: 'two' },
      ],
    },
  ],
  applications: [],
  systems: [],
  owners: [],
};

const sayPath = (path: Impact['affected'][number]['path']) =>
  path.map(({ via, name }) => `${via} ${name}`).join(' → ');

const csvOf = (name: string) =>
  toAffectedCsv(
    {
      ...IMPACT,
      affected: [
        { ...IMPACT.affected[0], node: { ...IMPACT.affected[0].node, name } },
      ],
    },
    { sayPath, headings: HEADINGS },
  ).split('\r\n')[1];

describe('toAffectedCsv', () => {
  it('has a row for each thing, quoted where it must be', () => {
    expect(
      toAffectedCsv(IMPACT, { sayPath, headings: HEADINGS }).split('\r\n'),
    ).toEqual([
      '\ufeffName,Kind,Entity,Owner,Lifecycle,Environments,Steps away,How,Evidence',
      '"Fraud, scoring",model,aimodel:default/fraud,group:default/risk,production,"production, staging",1,"trained Fraud, scoring","The run says ""so""."',
      `"'=HYPERLINK(""https://example.com"")",component,component:default/checkout,,,,2,trained F → used C,"'@one two"`,
      '',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=1\n2'])(
    'hands no formula to a spreadsheet: %j',
    name => {
      expect(csvOf(name)).toMatch(/^"'/);
    },
  );

  it('leaves signs within a cell alone', () => {
    expect(csvOf('a=b')).toMatch(/^a=b,/);
  });
});

describe('toAffectedText', () => {
  it('says who is affected and how, one a line', () => {
    expect(
      toAffectedText(IMPACT, { sayPath, heading: 'Affected by Cards' }),
    ).toBe(
      [
        'Affected by Cards',
        '',
        '- Fraud, scoring (aimodel:default/fraud, group:default/risk): trained Fraud, scoring',
        '- =HYPERLINK("https://example.com") (component:default/checkout): trained F → used C',
        '',
      ].join('\n'),
    );
  });
});

describe('affectedFileName', () => {
  it.each([
    ['card-transactions', undefined, 'affected-by-card-transactions'],
    ['Fraud/Scorer', 'v 2', 'affected-by-fraud-scorer-v-2'],
  ])('names the file of %s, version %s', (name, version, file) => {
    expect(affectedFileName(name, version)).toBe(file);
  });
});
