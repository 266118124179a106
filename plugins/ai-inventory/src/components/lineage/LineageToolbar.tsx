import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiListUnordered, RiNodeTree } from '@remixicon/react';
import { type ReactNode, useId } from 'react';
import { useLanguage } from '../../lib/useLanguage';
import { useInventoryTranslation } from '../../translation';
import { useMoment } from '../asOf';
import styles from './lineage.module.css';
import {
  DEEPEST,
  type LineageChoice,
  type LineageDirection,
  type LineageView,
} from './lineageChoice';
import { useVersionNames } from './useVersionNames';

// A key that no version can have: versions have names.
const ALL_VERSIONS = '';

interface ChoiceProps {
  readonly choice: LineageChoice;
  readonly onChange: (changes: Partial<LineageChoice>) => void;
}

function Toggles<T extends string>(props: {
  label: string;
  value: T;
  options: readonly { id: T; text: string; icon?: ReactNode }[];
  onChange: (value: T) => void;
}) {
  const id = useId();
  const { label, value, options, onChange } = props;
  return (
    <div className={styles.field}>
      <span id={id} className={styles.fieldLabel}>
        {label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={keys => {
          const chosen = options.find(option => keys.has(option.id));
          if (chosen) {
            onChange(chosen.id);
          }
        }}
      >
        {options.map(option => (
          <ToggleButton key={option.id} id={option.id}>
            {option.icon}
            {option.text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

function DepthChoice({ choice, onChange }: ChoiceProps) {
  const { t } = useInventoryTranslation();
  return (
    <Select
      className={styles.depth}
      label={t('lineage.depth')}
      value={String(choice.depth)}
      onChange={value => onChange({ depth: Number(value) })}
      options={Array.from({ length: DEEPEST }, (_, index) => ({
        id: String(index + 1),
        label: t('lineage.steps', { count: index + 1 }),
      }))}
    />
  );
}

function VersionChoice(props: ChoiceProps & { asset: Asset }) {
  const { t } = useInventoryTranslation();
  const locale = useLanguage();
  const { asset, choice, onChange } = props;
  const { moment } = useMoment();
  const { value, error } = useVersionNames(asset, moment);
  const { version } = choice;
  const names = value?.names ?? [];
  // The version of a link stays to see, even where it is not known any more.
  const all = version && !names.includes(version) ? [version, ...names] : names;
  if (all.length === 0 && !error) {
    return null;
  }
  const cutText = value?.more
    ? t('lineage.versionsCut', { number: names.length.toLocaleString(locale) })
    : undefined;
  return (
    <Select
      className={styles.version}
      label={t('lineage.version')}
      description={
        error
          ? t('lineage.versionsFailed', { problem: error.message })
          : cutText
      }
      search={{ placeholder: t('lineage.searchVersion') }}
      value={version ?? ALL_VERSIONS}
      onChange={key => onChange({ version: key ? String(key) : undefined })}
      options={[
        { id: ALL_VERSIONS, label: t('lineage.allVersions') },
        ...all.map(name => ({ id: name, label: name })),
      ]}
    />
  );
}

/** Which part of the lineage is shown, and how. */
export function LineageToolbar(props: ChoiceProps & { asset: Asset }) {
  const { t } = useInventoryTranslation();
  const { asset, choice, onChange } = props;
  return (
    <div
      role="group"
      aria-label={t('lineage.choices')}
      className={styles.toolbar}
    >
      <Toggles<LineageDirection>
        label={t('lineage.direction')}
        value={choice.direction}
        options={[
          { id: 'both', text: t('lineage.directionBoth') },
          { id: 'upstream', text: t('lineage.directionUpstream') },
          { id: 'downstream', text: t('lineage.directionDownstream') },
        ]}
        onChange={direction => onChange({ direction })}
      />
      <DepthChoice choice={choice} onChange={onChange} />
      <VersionChoice asset={asset} choice={choice} onChange={onChange} />
      <Toggles<LineageView>
        label={t('lineage.view')}
        value={choice.view}
        options={[
          {
            id: 'graph',
            text: t('lineage.graph'),
            icon: <RiNodeTree size={16} aria-hidden />,
          },
          {
            id: 'list',
            text: t('lineage.list'),
            icon: <RiListUnordered size={16} aria-hidden />,
          },
        ]}
        onChange={view => onChange({ view })}
      />
    </div>
  );
}
