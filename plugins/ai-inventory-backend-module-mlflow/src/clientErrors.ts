import { SourceHttpError } from '@ai-inventory/backstage-plugin-ai-inventory-node';

export function hasStatus(
  error: unknown,
  status: number,
): error is SourceHttpError {
  return error instanceof SourceHttpError && error.status === status;
}

/** What is asked for, or undefined when the answer is one of these statuses. */
export async function unless<T>(
  statuses: readonly number[],
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (statuses.some(status => hasStatus(error, status))) {
      return undefined;
    }
    throw error;
  }
}

/** Whether asking for fewer at a time may help. */
export function isTooMuchAtOnce(error: unknown): boolean {
  return (
    error instanceof SourceHttpError &&
    (error.kind === 'tooLarge' ||
      error.status === 413 ||
      (error.code === 'INVALID_PARAMETER_VALUE' &&
        error.message.includes('max_results')))
  );
}
