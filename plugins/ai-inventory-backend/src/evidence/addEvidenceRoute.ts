import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { takeMoment } from '../history/Moment';
import { actorOf } from '../permissions/actorOf';
import { createAudited } from '../permissions/audited';
import type { ApiRouter } from '../schema/router';
import type { EvidenceService } from './EvidenceService';

/** The route that packs the evidence of an asset. It is audited. */
export function addEvidenceRoute(
  router: ApiRouter,
  options: {
    readonly evidence: EvidenceService;
    readonly httpAuth: HttpAuthService;
    readonly auditor: AuditorService;
    readonly logger: LoggerService;
  },
): void {
  const { evidence, httpAuth, logger } = options;
  const audited = createAudited(options.auditor);

  router.get('/assets/{id}/evidence', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { moment } = takeMoment(req.query);
    const read = { credentials, moment, actor: actorOf(credentials) };
    const request = await evidence.prepare(req.params.id, read);
    res.setHeader('content-type', 'application/zip');
    res.setHeader(
      'content-disposition',
      `attachment; filename="${request.fileName}.zip"`,
    );
    try {
      await audited(
        req,
        'evidence-export',
        {
          asset: request.asset.id,
          asOf: request.moment.at.toISOString(),
          clock: request.moment.clock,
        },
        () => evidence.write(request, res, read),
        ({ sha256 }) => ({ manifestSha256: sha256 }),
      );
    } catch (error) {
      if (!res.headersSent) {
        res.removeHeader('content-disposition');
        throw error;
      }
      // A ZIP without its end is refused by whoever opens it.
      logger.warn(
        `The evidence of '${request.asset.name}' broke off: ${stringifyError(
          error,
        )}`,
      );
      res.destroy();
    }
  });
}
