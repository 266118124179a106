import { canonical, differences, lost } from '../canonical';
import { contractCase, type ContractContext } from '../context';
import { knownAfter, readWhole, type Reading } from '../reading';
import type { SourceContractCase } from '../types';
import { expectNone, violation } from '../violation';

/** What a second reading tells when something changed, or nothing did. */
export function changeCases(context: ContractContext): SourceContractCase[] {
  return [
    contractCase(
      context,
      'tells of a new object, and no longer of a removed one',
      async platform => {
        const before = await readWhole(platform.createSource());
        const id = await platform.addObject();
        const added = await readWhole(platform.createSource());
        if (!added.records.has(id)) {
          throw violation('A new object was not told of', [id]);
        }
        expectNone('Other objects were lost', lost(before, added));

        await platform.removeObject(id);
        const after = await readWhole(platform.createSource());
        if (after.records.has(id)) {
          throw violation('A removed object was still told of', [id]);
        }
        expectNone('Other objects were lost', lost(before, after));
        expectNone('Other objects differ', differences(before, after));
      },
    ),
    contractCase(context, 'tells of a change', async platform => {
      const id = await platform.addObject();
      const before = await readWhole(platform.createSource());
      await platform.changeObject(id);
      const known = knownAfter(before);
      const after = await readWhole(platform.createSource(), known);
      const others = [
        ...lost(before, after),
        ...differences(before, after, known),
      ];
      const change = others.findIndex(text => text.startsWith(`'${id}' `));
      if (change < 0) {
        throw violation('A changed object was told of as it was before', [id]);
      }
      others.splice(change, 1);
      expectNone('Other objects were lost or differ', others);
    }),
    contractCase(
      context,
      'keeps the external id of a renamed object',
      async platform => {
        if (!platform.renameObject) {
          return 'the platform cannot rename objects, or knows them by name only';
        }
        const id = await platform.addObject();
        const before = await readWhole(platform.createSource());
        await platform.renameObject(id);
        const after = await readWhole(platform.createSource());
        const record = after.records.get(id);
        if (!record) {
          throw violation('A renamed object has another external id', [id]);
        }
        if (canonical(record) === canonical(before.records.get(id))) {
          throw violation('A renamed object has its old name', [id]);
        }
        return undefined;
      },
    ),
    contractCase(
      context,
      'asks for no details that the inventory has',
      async platform => {
        const start = platform.requests();
        const first = await readWhole(platform.createSource());
        const once = platform.requests() - start;
        const known = knownAfter(first);
        const before = platform.requests();
        const costlyBefore = platform.costlyRequests?.() ?? 0;
        const second = await readWhole(platform.createSource(), known);
        const again = platform.requests() - before;
        const costly = (platform.costlyRequests?.() ?? 0) - costlyBefore;

        expectNone('Unchanged objects were lost', lost(first, second));
        expectNone(
          'Unchanged objects differ',
          differences(first, second, known),
        );
        if (costly > 0) {
          throw violation(
            `${costly} requests were made for details that are known`,
          );
        }
        if (again > once || (hasEtags(first) && again === once)) {
          throw violation(
            `The first reading took ${once} requests, and the second, with everything known, ${again}`,
          );
        }
      },
    ),
  ];
}

function hasEtags({ records }: Reading): boolean {
  return [...records.values()].some(({ versions }) =>
    versions.some(({ artifactEtag, trainingEtag }) =>
      Boolean(artifactEtag ?? trainingEtag),
    ),
  );
}
