import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  RiAddLine,
  RiArrowDownLine,
  RiArrowUpLine,
  RiExchangeLine,
  RiSubtractLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { VersionChange } from '../../lib/comparedRows';
import { useInventoryTranslation } from '../../translation';
import { Tag } from '../shared';
import styles from './compare.module.css';

/** A name with what is said of it. */
export function RowHead(props: {
  name: ReactNode;
  /** Set where the name is words, not code. */
  plain?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={styles.rowHead}>
      <div>
        <span className={clsx(!props.plain && styles.mono)}>{props.name}</span>
      </div>
      {props.children}
    </div>
  );
}

/** A value of a version; what differs from the base stands out, what is missing says so. */
export function ValueCell(props: {
  value?: string;
  base?: string;
  plain?: boolean;
}) {
  const { t } = useInventoryTranslation();
  const { value, base, plain } = props;
  return value === undefined ? (
    <span className={styles.quiet}>{t('compare.noValue')}</span>
  ) : (
    <span
      className={clsx(!plain && styles.mono, value !== base && styles.other)}
    >
      {value}
    </span>
  );
}

/** Says that not all versions have the same. */
export function DiffersMark() {
  const { t } = useInventoryTranslation();
  return <Tag>{t('compare.differs')}</Tag>;
}

const CHANGE_ICONS: Record<VersionChange, RemixiconComponentType> = {
  added: RiAddLine,
  removed: RiSubtractLine,
  up: RiArrowUpLine,
  down: RiArrowDownLine,
  changed: RiExchangeLine,
  between: RiExchangeLine,
};

/** What became of a dataset or library, in a word with an icon. */
export function ChangeMark(props: {
  change: VersionChange;
  /** Another word where the usual one says too little. */
  children?: string;
}) {
  const { t } = useInventoryTranslation();
  const Icon = CHANGE_ICONS[props.change];
  return (
    <span className={styles.change}>
      <Icon size={14} aria-hidden />
      {props.children ?? t(`versionChange.${props.change}`)}
    </span>
  );
}

/** What the marks of a section mean, where more than two versions are compared. */
export function FirstToLastNote(props: { versions: number }) {
  const { t } = useInventoryTranslation();
  return props.versions > 2 ? (
    <div className={styles.quiet}>{t('compare.firstToLast')}</div>
  ) : null;
}

/** Chooses between what changed and everything. */
export function ChangedOrAll(props: {
  what: string;
  showsAll: boolean;
  onShowAll: (all: boolean) => void;
}) {
  const { t } = useInventoryTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t('compare.show', { what: props.what })}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.showsAll ? 'all' : 'changed']}
      onSelectionChange={keys => props.onShowAll(keys.has('all'))}
    >
      <ToggleButton id="changed" size="small">
        {t('compare.onlyChanged')}
      </ToggleButton>
      <ToggleButton id="all" size="small">
        {t('compare.all')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
