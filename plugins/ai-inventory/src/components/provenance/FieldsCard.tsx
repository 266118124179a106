import type {
  AssetDetail,
  OtherValue,
  Provenance,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Text } from '@backstage/ui';
import { RiAlertFill } from '@remixicon/react';
import clsx from 'clsx';
import { isLifecycle } from '../../lib/assetFilters';
import { isGrave, valueOf } from '../../lib/provenance';
import { useInventoryTranslation } from '../../translation';
import {
  EntityLink,
  LifecycleBadge,
  RelativeTime,
  SectionCard,
} from '../shared';
import styles from './provenance.module.css';
import { Said } from './Said';

const LABELS = {
  title: 'field.title',
  name: 'field.name',
  description: 'field.description',
  owner: 'field.owner',
  system: 'field.system',
  lifecycle: 'field.lifecycle',
  currentVersion: 'field.currentVersion',
  intendedPurpose: 'field.intendedPurpose',
  environments: 'field.environments',
  uri: 'field.uri',
  type: 'field.type',
} as const;

function useFieldLabel() {
  const { t } = useInventoryTranslation();
  return (field: string) => {
    const label = Object.entries(LABELS).find(([key]) => key === field)?.[1];
    // A newer backend may merge more fields than this frontend has words for.
    return label ? t(label) : field;
  };
}

function Value(props: { field: string; value?: string }) {
  const { t } = useInventoryTranslation();
  const { field, value } = props;
  if (value === undefined) {
    return <span className={styles.quiet}>{t('provenance.empty')}</span>;
  }
  if (field === 'owner' || field === 'system') {
    return (
      <EntityLink
        entityRef={value}
        defaultKind={field === 'owner' ? 'group' : 'system'}
      />
    );
  }
  return field === 'lifecycle' && isLifecycle(value) ? (
    <LifecycleBadge lifecycle={value} />
  ) : (
    <>{value}</>
  );
}

function OtherValues(props: { asset: AssetDetail; others: OtherValue[] }) {
  const { t } = useInventoryTranslation();
  const { asset, others } = props;
  return (
    <ul className={styles.plain}>
      {others.map((other, index) => (
        <li key={index}>
          {t('provenance.other', {
            who: <Said asset={asset} by={other} />,
            value: <strong>{other.value || t('provenance.empty')}</strong>,
          })}
        </li>
      ))}
    </ul>
  );
}

/** Who says otherwise: plain to see where it matters, else folded away. */
function Others(props: {
  asset: AssetDetail;
  field: string;
  others: OtherValue[];
}) {
  const { t } = useInventoryTranslation();
  const { asset, field, others } = props;
  const values = <OtherValues asset={asset} others={others} />;
  return isGrave(field) ? (
    <div className={styles.others}>
      <span className={styles.othersTitle}>
        <RiAlertFill size={16} aria-hidden />
        {t('provenance.differs')}
      </span>
      {values}
    </div>
  ) : (
    <details className={styles.others}>
      <summary className={styles.summary}>
        {t('provenance.othersSay', { count: others.length })}
      </summary>
      {values}
    </details>
  );
}

function FieldRow(props: {
  asset: AssetDetail;
  field: string;
  provenance: Provenance;
}) {
  const labelOf = useFieldLabel();
  const { asset, field, provenance } = props;
  const { others = [], since } = provenance;
  return (
    <tr
      className={
        others.length > 0 && isGrave(field) ? styles.differing : undefined
      }
    >
      <th scope="row">{labelOf(field)}</th>
      <td>
        <Value field={field} value={valueOf(asset, field, provenance)} />
        {others.length > 0 && (
          <Others asset={asset} field={field} others={others} />
        )}
      </td>
      <td className={styles.from}>
        <Said asset={asset} by={provenance} />
      </td>
      <td className={clsx(styles.quiet, styles.since)}>
        {since && <RelativeTime iso={since} />}
      </td>
    </tr>
  );
}

/** Each value of the asset: where it comes from, since when, and who says otherwise. */
export function FieldsCard({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const fields = Object.entries(asset.provenance);
  return (
    <SectionCard title={t('provenance.fieldsTitle')}>
      {fields.length === 0 ? (
        <Text as="p" color="secondary">
          {t('provenance.fieldsEmpty')}
        </Text>
      ) : (
        <table className={styles.fields}>
          <thead>
            <tr>
              <th scope="col">{t('provenance.columnField')}</th>
              <th scope="col">{t('provenance.columnValue')}</th>
              <th scope="col">{t('provenance.columnFrom')}</th>
              <th scope="col">{t('provenance.columnSince')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(([field, provenance]) => (
              <FieldRow
                key={field}
                asset={asset}
                field={field}
                provenance={provenance}
              />
            ))}
          </tbody>
        </table>
      )}
    </SectionCard>
  );
}
