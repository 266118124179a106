/**
 * Simulated platforms with one coherent scenario: for the first start, for
 * tests and for fault injection.
 *
 * @packageDocumentation
 */
export {
  startSandbox,
  type Sandbox,
  type SandboxOptions,
  type SandboxScenario,
} from './startSandbox';
export type { SandboxAuth } from './auth';
export {
  faultSchema,
  type ActiveFault,
  type Fault,
  type Faults,
} from './faults/Faults';
export {
  createFaultControls,
  type FaultControls,
  type ListingFault,
} from './faults/createFaultControls';
export type { RequestLog } from './RequestLog';
export type {
  GeneratedData,
  GeneratedOptions,
} from './generated/GeneratedData';
export type { MlflowData, Rows } from './mlflow/MlflowData';
export {
  generateSagemaker,
  type GeneratedSagemaker,
  type SagemakerCloud,
  type SagemakerData,
} from './sagemaker';
