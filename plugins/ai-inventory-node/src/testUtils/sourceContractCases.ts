import { abortCases } from './cases/abort';
import { changeCases } from './cases/changes';
import { faultCases } from './cases/faults';
import { newsCases } from './cases/news';
import { optionalCases } from './cases/optional';
import { recordCases } from './cases/records';
import { secretCases } from './cases/secrets';
import type { ContractContext } from './context';
import type { SourceContractCase, SourceContractOptions } from './types';

/**
 * Everything that the inventory relies on in a source, as cases for any test
 * runner. With Jest or Vitest, {@link describeSourceContract} is shorter.
 * @public
 */
export function sourceContractCases(
  options: SourceContractOptions,
): SourceContractCase[] {
  const context: ContractContext = {
    options,
    listings: options.listings.map(listing =>
      typeof listing === 'string' ? { name: listing } : listing,
    ),
  };
  return [
    ...recordCases(context),
    ...changeCases(context),
    ...faultCases(context),
    ...abortCases(context),
    ...secretCases(context),
    ...optionalCases(context),
    ...newsCases(context),
  ];
}
