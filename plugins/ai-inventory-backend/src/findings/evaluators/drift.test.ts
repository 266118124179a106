import type { Lifecycle } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  declaredFacts,
  someFacts,
  someRecord,
  someVersion,
} from '../__testUtils__/someFacts';
import { drift } from './drift';

const TRAINED_ON_V6 = {
  currentVersions: [
    someVersion({
      datasets: [
        { name: 'cards', assetId: 'cards', version: '6', role: 'training' },
        { name: 'holdout', assetId: 'holdout', role: 'validation' },
      ],
    }),
  ],
};

const STAGES = {
  records: [
    someRecord({ lifecycle: 'testing' }),
    someRecord({ name: 'copy', lifecycle: 'production' }),
    someRecord(
      { name: 'old', lifecycle: 'production' },
      { removedAt: new Date('2026-11-02') },
    ),
  ],
};

describe('drift', () => {
  describe('of the lifecycle', () => {
    const records = (...lifecycles: (Lifecycle | undefined)[]) => ({
      records: lifecycles.map(lifecycle => someRecord({ lifecycle })),
    });

    it.each([
      ['production', records('production'), undefined],
      ['production', records('testing', 'production'), undefined],
      ['production', records('testing', 'development'), 'warning'],
      ['development', records('production'), 'warning'],
      ['production', records(undefined), undefined],
      ['production', { records: [] }, undefined],
      ['production', records('retired'), 'warning'],
      ['testing', records('retired', 'testing'), undefined],
      ['retired', records('retired'), undefined],
      ['retired', records('retired', 'testing'), 'warning'],
      ['retired', records('retired', 'production'), 'error'],
      ['retired', { ...records(undefined), runsIn: ['staging'] }, 'error'],
      ['retired', { ...records('retired'), runsIn: ['prod'] }, 'error'],
      [undefined, records('production'), undefined],
    ] as const)('declared %s, found %j: %s', (lifecycle, facts, severity) => {
      const finding = drift.evaluate(declaredFacts({ lifecycle }, facts));
      expect(finding?.severity).toBe(severity);
    });

    it('is told with the record that is highest, and none that is gone', () => {
      const finding = drift.evaluate(
        declaredFacts({ lifecycle: 'testing' }, STAGES),
      );
      expect(finding?.explanation).toBe(
        'The model "fraud-model" is not as aimodel:default/fraud-model declares it. Its declaration says testing, but mlflow/prod:copy says production.',
      );
    });

    it('names the places where endpoints run what was retired', () => {
      const finding = drift.evaluate(
        declaredFacts(
          { lifecycle: 'retired' },
          { ...STAGES, runsIn: ['production', 'staging'] },
        ),
      );
      expect(finding?.explanation).toContain(
        'mlflow/prod:copy says production and endpoints run it in production and staging.',
      );
    });
  });

  describe('of the version', () => {
    it.each([
      ['7', [someVersion()], undefined],
      ['v7', [someVersion()], undefined],
      ['8', [someVersion()], 'error'],
      ['8', [someVersion({ lifecycle: 'testing' })], 'warning'],
      [
        '8',
        [someVersion(), someVersion({ version: '8', lifecycle: undefined })],
        'error',
      ],
      ['8', [], undefined],
      [
        '7',
        [
          someVersion({ recordRef: 'sagemaker/eu:x', version: '2' }),
          someVersion(),
        ],
        undefined,
      ],
      [undefined, [someVersion()], undefined],
    ])('declared %s, runs %j: %s', (version, currentVersions, severity) => {
      const finding = drift.evaluate(
        declaredFacts({ version }, { currentVersions }),
      );
      expect(finding?.severity).toBe(severity);
    });

    it('names both versions and where we know it from', () => {
      const finding = drift.evaluate(
        declaredFacts({ version: '8' }, { currentVersions: [someVersion()] }),
      );
      expect(finding?.explanation).toContain(
        'Its declaration says version 8, but in production is version 7 in mlflow/prod:fraud-model.',
      );
    });

    it('asks no record that is gone', () => {
      const facts = declaredFacts(
        { version: '8' },
        {
          currentVersions: [someVersion()],
          records: [someRecord({}, { missingSince: new Date('2026-11-02') })],
        },
      );
      expect(drift.evaluate(facts)).toBeUndefined();
    });
  });

  describe('of the purpose', () => {
    it.each([
      ['Scores card transactions.', 'scores CARD  transactions', undefined],
      ['Scores card-transactions', 'Scores card transactions!', undefined],
      ['Scores cards', undefined, undefined],
      [undefined, 'Scores cards', undefined],
      ['Scores cards', ' — ', undefined],
      ['Scores cards', 'Ranks applicants', 'warning'],
      ['评估信用', '招聘筛选', 'warning'],
    ])('declared %j, found %j: %s', (declared, found, severity) => {
      const finding = drift.evaluate(
        declaredFacts(
          { intendedPurpose: declared },
          { records: [someRecord({ intendedPurpose: found })] },
        ),
      );
      expect(finding?.severity).toBe(severity);
    });
  });

  it('is one finding with each difference, as severe as the worst', () => {
    const finding = drift.evaluate(
      declaredFacts(
        {
          lifecycle: 'testing',
          version: '8',
          intendedPurpose: 'Scores cards',
          trainedOn: [{ name: 'users', assetId: 'users' }],
        },
        {
          ...TRAINED_ON_V6,
          records: [
            someRecord({
              lifecycle: 'production',
              intendedPurpose: 'Ranks applicants',
              webUrl: 'https://mlflow.example.com/#/models/fraud-model',
            }),
          ],
        },
      ),
    );
    expect(finding).toMatchObject({
      severity: 'error',
      link: 'https://mlflow.example.com/#/models/fraud-model',
    });
    expect(finding?.explanation).toMatch(
      /says testing.*version 8.*names users.*used cards.*"Scores cards".*"Ranks applicants"/,
    );
  });

  it('is nothing that one can see without a declaration', () => {
    expect(drift.evaluate(someFacts({ ...TRAINED_ON_V6 }))).toBeUndefined();
  });

  it('offers no link but to pages', () => {
    const finding = drift.evaluate(
      declaredFacts(
        { lifecycle: 'testing' },
        {
          records: [
            someRecord({
              lifecycle: 'production',
              webUrl: 'data:text/html,hello',
            }),
          ],
        },
      ),
    );
    expect(finding?.link).toBe('aimodel:default/fraud-model');
  });
});
