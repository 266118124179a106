import { TestDatabases } from '@backstage/backend-test-utils';
import { PAGE_FAULTS } from './faults';
import { FaultTrial } from './FaultTrial';
import type { MatrixPlatform, MatrixSource } from './MatrixSource';

const MAX_PAGES = 8;
const CASE_TIMEOUT_MS = 60_000;

/** Tests one source against every fault at every page of each listing. */
export function describeFaultMatrix({
  name,
  listings,
  objects,
  start,
}: MatrixSource): void {
  describe(`${name} and the fault matrix`, () => {
    const databases = TestDatabases.create({
      ids: ['SQLITE_3'],
      disableDocker: true,
    });
    const cases = listings
      .map(listing => (typeof listing === 'string' ? listing : listing.name))
      .flatMap(listing =>
        PAGE_FAULTS.map(
          ({ title, ...fault }) => [title, listing, fault] as const,
        ),
      );
    const pages = new Map<string, number>();
    let platform: MatrixPlatform;
    let trial: FaultTrial;

    beforeAll(async () => {
      platform = await start({ objects });
      trial = await FaultTrial.start(
        platform,
        await databases.init('SQLITE_3'),
      );
    }, CASE_TIMEOUT_MS);

    afterAll(() => platform?.close());

    it.each(cases)(
      'loses nothing on %s, at each page of %s',
      async (_, listing, { fault, ends }) => {
        // How many pages there are, the first fault finds out.
        const most = pages.get(listing) ?? MAX_PAGES;
        let page = 0;
        let isHit = true;
        while (isHit && page < most) {
          const report = await trial.meet({
            ...fault,
            path: listing,
            skip: page,
          });
          isHit = report.hits > 0;
          page += isHit ? 1 : 0;

          expect(report.lost).toEqual([]);
          expect(isHit ? ends : ['succeeded']).toContain(report.broken.status);
          // An incomplete listing removes nothing, not even what is gone.
          const incomplete = report.broken.status === 'failed';
          expect(incomplete ? report.gone : []).toEqual([]);
          expect(Boolean(report.broken.error)).toBe(incomplete);
          expect(report.well).toEqual({ status: 'succeeded' });
          expect(report.holdings).toEqual(report.truth);
        }
        expect(page).toBe(pages.get(listing) ?? page);
        pages.set(listing, page);
        expect(page).toBeGreaterThan(0);
      },
      CASE_TIMEOUT_MS,
    );

    it('has compared with what the platform really holds', async () => {
      expect(await trial.readPlatform()).toEqual(trial.truth);
    });
  });
}
