/**
 * The contract test that every source of AI assets has to pass.
 *
 * @packageDocumentation
 */
export { describeSourceContract } from './describeSourceContract';
export { sourceContractCases } from './sourceContractCases';
export {
  startFaultyServer,
  type FaultyServer,
  type FaultyServerListing,
  type FaultyServerOptions,
} from './startFaultyServer';
export type {
  SourceContractCase,
  SourceContractFault,
  SourceContractFaultKind,
  SourceContractListing,
  SourceContractOptions,
  SourceContractPlatform,
} from './types';
