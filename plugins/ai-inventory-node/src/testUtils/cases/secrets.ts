import { inspect } from 'node:util';
import { contractCase, type ContractContext } from '../context';
import { readAll } from '../reading';
import type { SourceContractCase, SourceContractFaultKind } from '../types';
import { violation } from '../violation';

const KINDS: readonly SourceContractFaultKind[] = [
  'serverError',
  'unauthorized',
  'forbidden',
  'drop',
  'brokenJson',
  'rateLimit',
  'malformedRecord',
  'unreadableRecord',
];

/** What a source says must not hold what it knows in confidence. */
export function secretCases(context: ContractContext): SourceContractCase[] {
  return [
    contractCase(
      context,
      'tells no secret, whatever goes wrong',
      async platform => {
        const forms = platform.secrets.flatMap(formsOf);
        const check = (where: string, said: unknown) => {
          const text = inspect(said, {
            depth: 20,
            showHidden: true,
            maxArrayLength: null,
            maxStringLength: null,
          });
          if (forms.some(form => text.includes(form))) {
            throw violation(`A secret is in ${where}`);
          }
        };
        const source = platform.createSource();
        check('the ref or the location', [source.ref, source.location]);
        check('what the source tells', await readAll(source));
        for (const { name } of context.listings) {
          for (const kind of KINDS) {
            await platform.inject({ kind, listing: name, page: 1 });
            const outcome = await readAll(platform.createSource()).then(
              reading => ({ said: reading, where: 'what the source tells' }),
              error => ({ said: error, where: 'the error' }),
            );
            await platform.heal();
            check(`${outcome.where} (${kind} in ${name})`, outcome.said);
          }
        }
      },
    ),
  ];
}

/** A secret as it is, and as it looks in JSON, in URLs and in headers. */
function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
  ];
}
