import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  aiInventoryKinds,
  HIGH_RISK_USE_CASES,
  TRANSPARENCY_FEATURES,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Entity } from '@backstage/catalog-model';
import {
  templateEntityV1beta3Validator,
  type TemplateEntityV1beta3,
} from '@backstage/plugin-scaffolder-common';
import { Environment } from 'nunjucks';
import { parse } from 'yaml';
import { createEntityValidator } from './processor/validateEntity';

const FOLDER = join(__dirname, '../../../templates/ai-model');
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');
const template: TemplateEntityV1beta3 = parse(read('template.yaml'));

/** Renders as the scaffolder's `fetch:template` does. */
function declare(values: Record<string, unknown>): Entity {
  const environment = new Environment(null, {
    autoescape: false,
    tags: { variableStart: '${{', variableEnd: '}}' },
  });
  return parse(
    environment.renderString(read('skeleton/catalog-info.yaml'), { values }),
  );
}

const REQUIRED = {
  name: 'fraud-scorer',
  type: 'classifier',
  owner: 'group:default/risk',
  intendedPurpose: 'Scores "card" payments: all of them\nbefore they go on',
  useCases: [],
  transparency: [],
  profilesPeople: false,
  personalData: true,
  isGeneralPurpose: false,
  usedInEu: true,
};

const problemsOf = (entity: Entity) => {
  const kind = aiInventoryKinds.find(each => each.kind === entity.kind);
  return kind ? createEntityValidator(kind)(entity) : [`no ${entity.kind}`];
};

describe('the software template of a new model', () => {
  it('is one that the scaffolder takes', async () => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
  });

  it('offers the words that a declaration may use', () => {
    const pages = [template.spec.parameters ?? []].flat();
    const enumOf = (name: string) =>
      pages.flatMap(page => {
        const properties = page.properties as
          | Record<string, { items?: { enum?: string[] } }>
          | undefined;
        return properties?.[name]?.items?.enum ?? [];
      });
    expect(enumOf('useCases')).toEqual([...HIGH_RISK_USE_CASES]);
    expect(enumOf('transparency')).toEqual([...TRANSPARENCY_FEATURES]);
  });

  it('gives its skeleton each answer', () => {
    const asked = [template.spec.parameters ?? []]
      .flat()
      .flatMap(page => Object.keys(page.properties ?? {}))
      .filter(name => name !== 'repoUrl');
    const [fetch] = template.spec.steps;
    expect(Object.keys(fetch.input?.values ?? {}).sort()).toEqual(asked.sort());
  });

  it('declares a model with the least that is asked', () => {
    const entity = declare(REQUIRED);
    expect(problemsOf(entity)).toEqual([]);
    expect(entity.spec?.intendedPurpose).toBe(REQUIRED.intendedPurpose);
    // What nobody answered stays unknown.
    expect(entity.spec?.classification).toEqual({
      usedInEu: true,
      profilesPeople: false,
      personalData: true,
      generalPurpose: { isGeneralPurpose: false },
    });
  });

  it('declares a model with all that can be answered', () => {
    const entity = declare({
      ...REQUIRED,
      title: 'Fraud: scorer',
      system: 'system:default/fraud-prevention',
      record: 'mlflow/prod:fraud scorer',
      trainedOn: ['dataset:default/payments'],
      derivedFrom: ['aimodel:default/base'],
      useCases: ['credit-scoring'],
      transparency: ['interacts-with-people'],
      wentThroughLists: true,
      noRegulatedProduct: true,
      noProhibitedPractice: true,
    });
    expect(problemsOf(entity)).toEqual([]);
    expect(entity).toMatchObject({
      metadata: {
        title: 'Fraud: scorer',
        annotations: { 'ai-inventory.io/records': 'mlflow/prod:fraud scorer' },
      },
      spec: {
        trainedOn: ['dataset:default/payments'],
        classification: {
          practices: [],
          regulatedProducts: [],
          useCases: ['credit-scoring'],
          transparency: ['interacts-with-people'],
        },
      },
    });
  });
});
