import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  aiInventoryImpactNotifyPermission,
  type Impact,
  type ImpactNotice,
  type ImpactNotices,
  type NotifyOwnersRequest,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { createHash } from 'node:crypto';
import { chunk } from '../database/values';
import type { Access } from '../permissions/Access';
import type { OwnerDirectory } from '../reconcile/OwnerDirectory';
import { impactNotices } from './impactNotices';
import type { ImpactService } from './ImpactService';

const MAX_OWNERS = 1_000;
const SENT_AT_ONCE = 5;
/** By which people can mute these notifications. */
const TOPIC = 'ai-inventory-impact';

export interface ImpactNotifierOptions {
  readonly impact: Pick<ImpactService, 'impact'>;
  readonly access: Pick<Access, 'require'>;
  readonly owners: Pick<OwnerDirectory, 'known'>;
  readonly notifications: NotificationService;
}

/** Tells the owners of what is affected, or shows who would be told what. */
export class ImpactNotifier {
  readonly #options: ImpactNotifierOptions;

  constructor(options: ImpactNotifierOptions) {
    this.#options = options;
  }

  /**
   * @throws NotAllowedError, NotFoundError, InputError; that an owner could not
   *   be told is part of the answer
   */
  async notify(
    request: NotifyOwnersRequest,
    options: {
      readonly credentials: BackstageCredentials;
      /** Full entity ref, or what else the one who acts is called. */
      readonly actor: string;
    },
  ): Promise<ImpactNotices> {
    const { credentials, actor } = options;
    const { ref, version, message, preview } = request;
    await this.#options.access.require(
      aiInventoryImpactNotifyPermission,
      credentials,
    );
    const impact = await this.#options.impact.impact(
      { ref, version },
      { credentials },
    );
    const all = impactNotices(impact, { version, message, actor });
    if (all.length > MAX_OWNERS) {
      throw new InputError(
        `${all.length} owners are affected, and ${MAX_OWNERS} can be notified at once; ask for one version, or for something nearer to them`,
      );
    }
    const known = await this.#options.owners.known(
      all.map(({ owner }) => owner),
    );
    // Where the catalog does not answer, an owner is taken to be there.
    const isUnknown = ({ owner }: ImpactNotice) => known.get(owner) === false;
    const notices = all.filter(notice => !isUnknown(notice));
    return {
      preview,
      notices: preview ? notices : await this.#send(notices, impact, version),
      unknownOwners: all
        .filter(isUnknown)
        .map(({ owner, count }) => ({ ref: owner, count })),
      withoutOwner: impact.affected.filter(({ node }) => !node.owner).length,
    };
  }

  async #send(
    notices: readonly ImpactNotice[],
    impact: Impact,
    version: string | undefined,
  ): Promise<ImpactNotice[]> {
    const sent: ImpactNotice[] = [];
    for (const some of chunk(notices, SENT_AT_ONCE)) {
      sent.push(
        ...(await Promise.all(
          some.map(async notice => ({
            ...notice,
            ...(await this.#sendOne(notice, impact, version)),
          })),
        )),
      );
    }
    return sent;
  }

  async #sendOne(
    { owner, title, description, link }: ImpactNotice,
    impact: Impact,
    version: string | undefined,
  ): Promise<Pick<ImpactNotice, 'status' | 'reason'>> {
    try {
      await this.#options.notifications.send({
        recipients: { type: 'entity', entityRef: owner },
        payload: {
          title,
          description,
          link,
          severity: 'normal',
          topic: TOPIC,
          // Who belongs to two owners is told by both.
          scope: scopeOf(impact.start.id, version, owner),
        },
      });
      return { status: 'sent' };
    } catch (error) {
      return { status: 'failed', reason: reasonOf(error) };
    }
  }
}

/** The same for the same question, so that another notification replaces it. */
function scopeOf(...parts: Array<string | undefined>): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `impact:${hash}`;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /status 404\b/.test(message)
    ? 'This portal has no notifications: its backend lacks @backstage/plugin-notifications-backend'
    : message;
}
