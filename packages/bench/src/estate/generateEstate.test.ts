import { sourceRecordSchema } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { parseClaims } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/declarations/parseDeclaration';
import { ANNOTATION_AI_INVENTORY_RECORDS } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { copiedModels } from './copiedModels';
import { isShadow } from './Estate';
import { generateEstate } from './generateEstate';
import { otherModels } from './otherModels';
import { areTogether, pairsOf } from './partition';
import { SOURCES } from './sources';
import { trueGroups } from './truth';

const estate = generateEstate({ models: 3_000, seed: 7 });
const truth = trueGroups(estate);
const refs = [...estate.records].flatMap(([source, records]) =>
  records.map(({ externalId }) => `${source}:${externalId}`),
);
const thingOf = new Map(
  estate.things.flatMap(thing => thing.records.map(ref => [ref, thing])),
);

describe('a generated estate', () => {
  it('is the same for the same seed, and another for another', () => {
    const small = (seed: number) =>
      JSON.stringify([...generateEstate({ models: 60, seed }).records]);
    expect(small(1)).toBe(small(1));
    expect(small(1)).not.toBe(small(2));
  });

  it('has an example of everything that the figure claims to try', () => {
    const examples = new Set(estate.things.map(({ example }) => example));
    for (const { name } of [...copiedModels, ...otherModels]) {
      expect(examples).toContain(name);
    }
    expect(examples).toContain('runs what no registry holds');
    expect(examples).toContain('loads the files of a model');
  });

  it('holds only records that the hub takes', () => {
    for (const record of [...estate.records.values()].flat()) {
      expect(() => sourceRecordSchema.parse(record)).not.toThrow();
    }
  });

  it('knows of each record which one thing it is part of', () => {
    expect(new Set(refs).size).toBe(refs.length);
    expect([...thingOf.keys()].sort()).toEqual([...refs].sort());
    expect(estate.things.flatMap(({ records }) => records)).toHaveLength(
      refs.length,
    );
  });

  it('has things of one kind only, linked only within themselves', () => {
    const kindOf = new Map(
      [...estate.records].flatMap(([source, records]) =>
        records.map(({ externalId, kind }) => [
          `${source}:${externalId}`,
          kind,
        ]),
      ),
    );
    for (const { kind, records, links } of estate.things) {
      expect(records.map(ref => kindOf.get(ref))).toEqual(
        records.map(() => kind),
      );
      for (const { from, to } of links) {
        expect(records).toEqual(expect.arrayContaining([from, to]));
      }
    }
  });

  it('leaves unrecorded only what nobody can know', () => {
    const unrecorded = pairsOf(truth.all).filter(
      ([a, b]) => !areTogether(truth.recorded, a, b),
    );
    expect(
      new Set(unrecorded.map(([ref]) => thingOf.get(ref)?.example)),
    ).toEqual(
      new Set([
        'copied without a trace',
        'same name in two servers, copy of one not told',
      ]),
    );
  });

  it('keeps things of the same name apart', () => {
    const central = `${SOURCES.central.ref}:`;
    const twins = refs.flatMap(ref => {
      const other = ref.replace(central, `${SOURCES.research.ref}:`);
      return other !== ref && thingOf.has(other) ? [[ref, other]] : [];
    });
    const models = twins.filter(([ref]) => thingOf.get(ref)?.kind === 'model');
    expect(models.length).toBeGreaterThan(20);
    for (const [a, b] of models) {
      expect(areTogether(truth.all, a, b)).toBe(false);
    }
  });

  it('joins no package group of two models with either', () => {
    const mixed = estate.things.filter(
      ({ example, records }) =>
        example === 'group of two models' &&
        records[0].startsWith(SOURCES.sagemaker.ref),
    );
    expect(mixed.length).toBeGreaterThan(5);
    mixed.forEach(({ records }) => expect(records).toHaveLength(1));
  });
});

describe('the declarations of a generated estate', () => {
  const claimed = new Set(
    estate.declarations.flatMap(({ metadata }) =>
      parseClaims(metadata.annotations?.[ANNOTATION_AI_INVENTORY_RECORDS]).map(
        ({ recordRef }) => recordRef,
      ),
    ),
  );

  it('make exactly those models no shadow AI of which they name a record', () => {
    const models = estate.things.filter(({ kind }) => kind === 'model');
    for (const model of models) {
      expect(isShadow(model)).toBe(
        !model.records.some(ref => claimed.has(ref)),
      );
    }
    const declared = models.filter(model => !isShadow(model)).length;
    expect(declared / models.length).toBeCloseTo(0.4, 1);
  });

  it('err at times, as people do', () => {
    const unknown = [...claimed].filter(ref => !thingOf.has(ref));
    expect(unknown.length).toBeGreaterThan(10);
    const wrong = estate.claims.filter(
      claims => new Set(claims.map(ref => thingOf.get(ref))).size > 1,
    );
    expect(wrong.length).toBeGreaterThan(0);
  });

  it('have names of their own', () => {
    const names = estate.declarations.map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(names.length);
    names.forEach(name => expect(name).toMatch(/^[a-zA-Z0-9-]{1,63}$/));
  });

  it('decide whether an endpoint runs what nobody declared', () => {
    const endpoints = estate.things.filter(({ kind }) => kind === 'endpoint');
    expect(endpoints.filter(isShadow).length).toBeGreaterThan(50);
    expect(
      endpoints.filter(endpoint => !isShadow(endpoint)).length,
    ).toBeGreaterThan(50);
  });
});
