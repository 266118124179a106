import { once } from 'node:events';
import type {
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError, stringifyError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Access } from '../permissions/Access';
import type { ApiRouter } from '../schema/router';
import { differences } from './differences';
import { takeMoment } from './Moment';

/** The route that streams how two points in time differ. */
export function addDifferencesRoute(
  router: ApiRouter,
  options: {
    readonly knex: Knex;
    readonly access: Access;
    readonly httpAuth: HttpAuthService;
    readonly logger: LoggerService;
  },
): void {
  const { knex, access, httpAuth, logger } = options;

  router.get('/history/differences', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { from, to, entityRef, kind: kinds, clock = 'known' } = req.query;
    const [start, end] = [from, to ?? new Date().toISOString()].map(
      asOf => takeMoment({ asOf }).moment?.at ?? new Date(),
    );
    if (start >= end) {
      throw new InputError(
        `'from' (${start.toISOString()}) has to be before 'to' (${end.toISOString()})`,
      );
    }
    const lines = differences(knex, {
      from: start,
      to: end,
      clock,
      entityRef,
      kinds,
      criteria: await access.assets(credentials),
    });
    const write = async (line: object) => {
      if (!res.write(`${JSON.stringify(line)}\n`)) {
        await once(res, 'drain');
      }
    };
    // The first page is read before the answer begins, so that what goes wrong
    // until then is told as an error.
    let next = await lines.next();
    res.setHeader('content-type', 'application/x-ndjson');
    let count = 0;
    try {
      while (!next.done && !res.destroyed) {
        await write(next.value);
        count += 1;
        next = await lines.next();
      }
      if (next.done) {
        await write({ complete: true, count });
      }
      res.end();
    } catch (error) {
      // The reader knows by the missing last line.
      logger.warn(
        `The differences between ${start.toISOString()} and ${end.toISOString()} broke off after ${count}: ${stringifyError(
          error,
        )}`,
      );
      res.destroy();
    } finally {
      await lines.return(undefined);
    }
  });
}
