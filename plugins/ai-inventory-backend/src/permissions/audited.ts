import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';

type AuditedRequest = Parameters<AuditorService['createEvent']>[0]['request'];

/** Writes into the audit log that somebody acts, and how it ended. */
export function createAudited(auditor: AuditorService) {
  return async <T>(
    request: AuditedRequest,
    eventId: string,
    meta: JsonObject,
    act: () => Promise<T>,
    /** What of the result is written beside that it succeeded. */
    toMeta?: (result: T) => JsonObject,
  ): Promise<T> => {
    const event = await auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      request,
      meta,
    });
    try {
      const result = await act();
      await event.success(toMeta && { meta: toMeta(result) });
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  };
}
