import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type {
  AssetDetail,
  AssetVersion,
  Decision,
  Finding,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import type { FindingStore } from '../findings/FindingStore';
import type { StoredRevision } from '../history/chain';
import type { Moment } from '../history/Moment';
import { SealStore } from '../history/SealStore';
import { recordsAt } from '../history/recordsAt';
import type { LineageService } from '../lineage/LineageService';
import type { DecisionStore } from '../linking/DecisionStore';
import { EvidencePackage, type PackedFile } from './EvidencePackage';
import { renderReport, type ReportContent } from './renderReport';
import { proofSeals, revisionsOf, toLine } from './revisionProofs';

const FORMAT = 'ai-inventory-evidence-1';
const VERIFIER = 'verify-evidence.mjs';
const PAGE = 200;
const DEPTH = 10;
/** So many versions and changes the report shows; the files hold them all. */
const MOST_IN_REPORT = 500;

export interface EvidenceServiceOptions {
  readonly knex: Knex;
  readonly assets: Pick<AssetService<ReadOptions>, 'getAsset' | 'listVersions'>;
  readonly findings: Pick<FindingStore, 'list'>;
  readonly decisions: Pick<DecisionStore, 'ofRecords'>;
  readonly lineage: Pick<LineageService, 'lineage'>;
  readonly now: () => Date;
}

/** What an evidence package is made for. */
export interface EvidenceRequest {
  readonly asset: AssetDetail;
  readonly moment: Moment;
  /** What the file should be called. */
  readonly fileName: string;
}

/** Packs all that is known of one asset, with what proves it. */
export class EvidenceService {
  readonly #options: EvidenceServiceOptions;

  constructor(options: EvidenceServiceOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError before anything is written */
  async prepare(
    assetId: string,
    options: ReadOptions,
  ): Promise<EvidenceRequest> {
    const asset = await this.#options.assets.getAsset(assetId, options);
    const moment = options.moment ?? {
      at: this.#options.now(),
      clock: 'known',
    };
    const name = asset.name.replace(/[^\w.-]+/g, '-').slice(0, 80);
    return {
      asset,
      moment,
      fileName: `evidence-${name}-${moment.at.toISOString().slice(0, 10)}`,
    };
  }

  /** @returns the manifest as it was packed, to be written down elsewhere */
  async write(
    { asset, moment, fileName }: EvidenceRequest,
    output: Writable,
    options: ReadOptions & { readonly actor: string },
  ): Promise<PackedFile> {
    const { knex, findings, lineage, now } = this.#options;
    const content: Mutable<ReportContent> = {
      asset,
      moment,
      madeAt: now(),
      madeBy: options.actor,
      versions: [],
      changes: [],
      findings: await this.#findings(findings, asset.id, moment),
      decisions: await this.#decisions(asset.id, moment),
      lineage: await lineage.lineage(
        asset.id,
        { direction: 'both', depth: DEPTH },
        options,
      ),
      head: await new SealStore(knex).head(),
    };
    const pack = new EvidencePackage(fileName, output);
    await pack.addJson('asset.json', asset);
    await pack.addLines(
      'versions.ndjson',
      tell(this.#versions(asset.id, options), content.versions),
    );
    const revisionIds: number[] = [];
    await pack.addLines(
      'history.ndjson',
      numbered(
        tell(revisionsOf(knex, asset.id, moment), content.changes),
        revisionIds,
      ),
    );
    await pack.addJson('lineage.json', content.lineage);
    await pack.addJson('findings.json', content.findings);
    await pack.addJson('decisions.json', content.decisions);
    await pack.addLines('seals.ndjson', proofSeals(knex, revisionIds));
    await pack.add('report.html', [renderReport(content)]);
    await pack.add(VERIFIER, [await readVerifier()]);
    const manifest = await pack.addJson('manifest.json', {
      format: FORMAT,
      asset: {
        id: asset.id,
        kind: asset.kind,
        name: asset.name,
        entityRef: asset.entityRef,
      },
      asOf: moment.at,
      clock: moment.clock,
      madeAt: content.madeAt,
      madeBy: content.madeBy,
      head: content.head && {
        seq: content.head.seq,
        hash: content.head.hash,
        sealedAt: content.head.sealedAt,
      },
      files: pack.files.filter(({ name }) => name !== 'manifest.json'),
    });
    await pack.end();
    return manifest;
  }

  async *#versions(
    assetId: string,
    options: ReadOptions,
  ): AsyncGenerator<AssetVersion> {
    let cursor: string | undefined;
    do {
      const page = await this.#options.assets.listVersions(
        assetId,
        { limit: PAGE, cursor },
        options,
      );
      yield* page.items;
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }

  /** What was found until then; what ended later was open still. */
  async #findings(
    store: Pick<FindingStore, 'list'>,
    assetId: string,
    { at }: Moment,
  ): Promise<Finding[]> {
    const found: Finding[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list(assetId, {
        state: 'all',
        limit: PAGE,
        cursor,
      });
      found.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return found
      .filter(({ openedAt }) => new Date(openedAt) <= at)
      .map(({ closedAt, acceptance, ...finding }) => ({
        ...finding,
        ...(closedAt && new Date(closedAt) <= at && { closedAt }),
        ...(acceptance && new Date(acceptance.at) <= at && { acceptance }),
      }));
  }

  async #decisions(assetId: string, moment: Moment): Promise<Decision[]> {
    const { knex, decisions } = this.#options;
    const records = await recordsAt(knex, [assetId], moment);
    const all = await decisions.ofRecords(records.map(({ id }) => id));
    return all.filter(decision => new Date(decision.at) <= moment.at);
  }
}

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

/** Hands items on, and keeps the first of them for the report. */
async function* tell<T>(items: AsyncIterable<T>, kept: T[]): AsyncGenerator<T> {
  for await (const item of items) {
    if (kept.length < MOST_IN_REPORT) {
      kept.push(item);
    }
    yield item;
  }
}

async function* numbered(
  revisions: AsyncIterable<StoredRevision>,
  ids: number[],
): AsyncGenerator<object> {
  for await (const revision of revisions) {
    ids.push(Number(revision.id));
    yield toLine(revision);
  }
}

function readVerifier(): Promise<string> {
  return readFile(
    resolvePackagePath(
      '@ai-inventory/backstage-plugin-ai-inventory-backend',
      'bin',
      VERIFIER,
    ),
    'utf8',
  );
}
