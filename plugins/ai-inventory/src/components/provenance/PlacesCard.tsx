import type {
  AssetDetail,
  AssetLink as Link,
  AssetRecord,
  LinkRule,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Text } from '@backstage/ui';
import { RiFileTextLine } from '@remixicon/react';
import { fileUrlOf } from '../../lib/provenance';
import { platformOf } from '../../lib/sourceRef';
import { useInventoryTranslation } from '../../translation';
import {
  EntityLink,
  ExternalLink,
  PlatformIcon,
  PresenceBadge,
  RelativeTime,
  SectionCard,
  Tag,
} from '../shared';
import { Decisions } from './Decisions';
import { MergeButton } from './MergeButton';
import styles from './provenance.module.css';
import { SplitButton } from './SplitButton';

const RULES = {
  claim: 'provenance.ruleClaim',
  decision: 'provenance.ruleDecision',
  origin: 'provenance.ruleOrigin',
  artifact: 'provenance.ruleArtifact',
  digest: 'provenance.ruleDigest',
  uri: 'provenance.ruleUri',
} as const satisfies Record<LinkRule, string>;

function Why({ link }: { link: Link }) {
  const { t } = useInventoryTranslation();
  return (
    <li className={styles.why}>
      <Tag>{t(RULES[link.rule])}</Tag>
      <span>
        {link.evidence}{' '}
        <span className={styles.quiet}>
          {/* Most evidence names the other one itself. */}
          {!link.evidence.includes(link.with) && (
            <>
              {t('provenance.linkedWith', { other: link.with })}
              {link.since && ' · '}
            </>
          )}
          {link.since && (
            <>
              {t('findings.since', { time: <RelativeTime iso={link.since} /> })}
            </>
          )}
        </span>
      </span>
    </li>
  );
}

function RecordPlace(props: { asset: AssetDetail; record: AssetRecord }) {
  const { t } = useInventoryTranslation();
  const { asset, record } = props;
  const links = asset.links.filter(({ recordRef }) => recordRef === record.ref);
  return (
    <li className={styles.place}>
      <PlatformIcon type={record.sourceRef.split('/', 1)[0]} />
      <div className={styles.placeBody}>
        <div className={styles.placeHead}>
          <span className={styles.mono}>{record.ref}</span>
          {record.environment && <Tag>{record.environment}</Tag>}
          <PresenceBadge asset={record} />
          {record.webUrl && (
            <ExternalLink
              href={record.webUrl}
              label={t('card.viewIn', {
                platform: platformOf(record.sourceRef),
              })}
            />
          )}
        </div>
        {links.length > 0 && (
          <ul className={styles.plain}>
            {links.map(link => (
              <Why key={`${link.with} ${link.rule}`} link={link} />
            ))}
          </ul>
        )}
        <SplitButton asset={asset} record={record} />
      </div>
    </li>
  );
}

function DeclarationPlace({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const { declaration } = asset;
  if (!declaration) {
    return null;
  }
  const url = fileUrlOf(declaration.location);
  return (
    <li className={styles.place}>
      <span className={styles.fileIcon} aria-hidden>
        <RiFileTextLine size={20} />
      </span>
      <div className={styles.placeBody}>
        <div className={styles.placeHead}>
          <strong>{t('provenance.declared')}</strong>
          <EntityLink entityRef={declaration.entityRef}>
            {declaration.entityRef}
          </EntityLink>
          {url && (
            <ExternalLink href={url} label={t('provenance.declarationFile')} />
          )}
        </div>
        <span className={styles.quiet}>
          {declaration.claims && declaration.claims.length > 0 && (
            <>
              {t('provenance.claims', {
                records: declaration.claims.join(', '),
              })}
              {' · '}
            </>
          )}
          {t('findings.since', {
            time: <RelativeTime iso={declaration.declaredAt} />,
          })}
        </span>
        {declaration.claims && declaration.claims.length > 0 && (
          <span className={styles.quiet}>{t('provenance.splitClaimed')}</span>
        )}
      </div>
    </li>
  );
}

/** The places that the asset is known from, why they are one thing, and what people decided. */
export function PlacesCard({ asset }: { asset: AssetDetail }) {
  const { t } = useInventoryTranslation();
  const places = asset.records.length + (asset.declaration ? 1 : 0);
  return (
    <SectionCard
      title={t('provenance.placesTitle')}
      actions={<MergeButton asset={asset} />}
    >
      <div className={styles.stack}>
        <Text as="p" color="secondary">
          {places > 1 ? t('provenance.placesText') : t('provenance.onlyPlace')}
        </Text>
        <ul className={styles.plain}>
          <DeclarationPlace asset={asset} />
          {asset.records.map(record => (
            <RecordPlace key={record.ref} asset={asset} record={record} />
          ))}
        </ul>
        <Decisions decisions={asset.decisions} />
      </div>
    </SectionCard>
  );
}
