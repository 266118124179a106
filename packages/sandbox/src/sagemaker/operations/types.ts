import type { SagemakerData } from '../SagemakerData';
import type { Wire } from '../wire';

/** What an operation answers, and what faults need to know of it. */
export interface Answer {
  readonly body: Wire;
  /** The field with a page's records. */
  readonly listKey?: string;
  readonly page?: number;
  readonly last?: boolean;
  /** What follows the operation's name in a fault's path, e.g. an object's name. */
  readonly subject?: string;
}

export interface OperationContext {
  readonly data: SagemakerData;
  readonly input: Wire;
  /** The share of a listing that faults leave. */
  readonly share: number;
}

export type Operation = (context: OperationContext) => Answer;
