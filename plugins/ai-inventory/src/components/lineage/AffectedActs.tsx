import type {
  Impact,
  ImpactQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { Button } from '@backstage/ui';
import { RiDownloadLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { downloadText } from '../../lib/downloadText';
import { useInventoryTranslation } from '../../translation';
import {
  affectedFileName,
  toAffectedCsv,
  toAffectedText,
} from './affectedExport';
import styles from './lineage.module.css';
import { NotifyButton } from './NotifyButton';
import { useLineageWords } from './useLineageWords';

/** Takes what is affected along, into a message, a spreadsheet or a script. */
export function AffectedActs(props: {
  impact: Impact;
  target: ImpactQuery;
  heading: string;
  fileName: string;
}) {
  const { t } = useInventoryTranslation();
  const { sayPath } = useLineageWords();
  const [copied, setCopied] = useState<boolean>();
  const { impact, target, heading } = props;
  const file = affectedFileName(props.fileName, target.version);
  const copy = () =>
    navigator.clipboard
      .writeText(toAffectedText(impact, { sayPath, heading }))
      .then(
        () => setCopied(true),
        () => setCopied(false),
      );
  const downloadCsv = () =>
    downloadText(
      `${file}.csv`,
      toAffectedCsv(impact, {
        sayPath,
        headings: {
          name: t('affected.name'),
          kind: t('affected.kind'),
          entity: t('affected.entity'),
          owner: t('affected.owner'),
          lifecycle: t('affected.lifecycle'),
          environments: t('affected.environments'),
          steps: t('affected.steps'),
          path: t('affected.path'),
          evidence: t('affected.evidence'),
        },
      }),
      'text/csv;charset=utf-8',
    );
  const downloadJson = () =>
    downloadText(
      `${file}.json`,
      `${JSON.stringify(impact, undefined, 2)}\n`,
      'application/json',
    );
  return (
    <div className={styles.acts}>
      {copied === false && (
        <span role="alert" className={styles.failed}>
          {t('affected.copyFailed')}
        </span>
      )}
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiFileCopyLine />}
        onPress={copy}
      >
        {copied ? t('affected.copied') : t('affected.copy')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiDownloadLine />}
        onPress={downloadCsv}
      >
        {t('affected.csv')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiDownloadLine />}
        onPress={downloadJson}
      >
        {t('affected.json')}
      </Button>
      <NotifyButton target={target} />
    </div>
  );
}
