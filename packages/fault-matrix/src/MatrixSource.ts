import type {
  SourceContractListing,
  SourceContractPlatform,
} from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import type { FaultControls } from '@ai-inventory/sandbox';

/** A simulated platform whose faults are the sandbox's own. */
export type MatrixPlatform = SourceContractPlatform &
  Pick<FaultControls, 'faults'>;

/** One row of the matrix. */
export interface MatrixSource {
  readonly name: string;
  readonly listings: readonly (string | SourceContractListing)[];
  /** How many objects make several pages. */
  readonly objects: number;
  start(options: { readonly objects: number }): Promise<MatrixPlatform>;
}
