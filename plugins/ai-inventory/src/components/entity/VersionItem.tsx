import type {
  Asset,
  AssetVersion,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Checkbox } from '@backstage/ui';
import { RiArrowRightSLine } from '@remixicon/react';
import clsx from 'clsx';
import { useId, useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import {
  DatasetUsageTags,
  DatasetVersionDetails,
  DatasetVersionSummary,
} from '../datasets';
import {
  BadgeRow,
  LifecycleBadge,
  PresenceBadge,
  RelativeTime,
  Tag,
} from '../shared';
import { VersionAffectedLink } from './VersionAffectedLink';
import { VersionDetails } from './VersionDetails';
import styles from './versions.module.css';

function Created({ version }: { version: AssetVersion }) {
  const { t } = useInventoryTranslation();
  if (!version.createdAt) {
    return (
      <>
        {t('versions.recorded', {
          time: <RelativeTime iso={version.recordedAt} />,
        })}
      </>
    );
  }
  const time = <RelativeTime iso={version.createdAt} />;
  return (
    <>
      {version.createdBy
        ? t('versions.createdBy', { time, user: version.createdBy })
        : t('versions.created', { time })}
    </>
  );
}

/** Whether a version is chosen to be compared, and whether it can be. */
export interface VersionItemChoice {
  readonly isChosen: boolean;
  /** Whether no more versions can be chosen. */
  readonly isFull: boolean;
  readonly onToggle: () => void;
}

/** A version in the list; it opens to all that is known of it. */
export function VersionItem(props: {
  version: AssetVersion;
  current: boolean;
  showSource: boolean;
  initiallyOpen: boolean;
  /** Set where versions can be chosen to be compared. */
  choice?: VersionItemChoice;
  /** Of which dataset it is a version; absent: of a model. */
  dataset?: Asset;
}) {
  const { t } = useInventoryTranslation();
  const panelId = useId();
  const [open, setOpen] = useState(props.initiallyOpen);
  const { version, choice, dataset } = props;
  return (
    <li className={styles.item}>
      {choice && (
        <div className={styles.choice}>
          <Checkbox
            aria-label={t('compare.choose', {
              version: version.version,
              record: version.recordRef,
            })}
            isSelected={choice.isChosen}
            isDisabled={choice.isFull && !choice.isChosen}
            onChange={choice.onToggle}
          />
        </div>
      )}
      <button
        type="button"
        className={clsx(styles.trigger, choice && styles.chooseable)}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.arrow} data-open={open} aria-hidden>
          <RiArrowRightSLine size={20} />
        </span>
        <span className={styles.title}>
          {t('versions.version', { version: version.version })}{' '}
          <span className={styles.framework}>
            {dataset ? (
              <DatasetVersionSummary version={version} />
            ) : (
              [version.framework, version.frameworkVersion]
                .filter(Boolean)
                .join(' ')
            )}
          </span>
        </span>
        <span className={styles.badges}>
          <BadgeRow>
            <LifecycleBadge lifecycle={version.lifecycle} />
            {props.current && <Tag>{t('versions.current')}</Tag>}
            {version.aliases.map(alias => (
              <Tag key={alias} mono>
                @{alias}
              </Tag>
            ))}
            {dataset && <DatasetUsageTags version={version} />}
            {props.showSource && <Tag>{version.sourceRef}</Tag>}
            <PresenceBadge asset={version} />
          </BadgeRow>
        </span>
        <span className={styles.created}>
          <Created version={version} />
        </span>
      </button>
      <div id={panelId}>
        {open && (
          <>
            <VersionAffectedLink version={version.version} />
            {dataset ? (
              <DatasetVersionDetails assetId={dataset.id} version={version} />
            ) : (
              <VersionDetails version={version} />
            )}
          </>
        )}
      </div>
    </li>
  );
}
