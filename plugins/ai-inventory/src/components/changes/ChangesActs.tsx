import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import type { ChangesChoice } from '../../lib/changesChoice';
import { downloadText } from '../../lib/downloadText';
import { useInventoryTranslation } from '../../translation';
import { changesFileName, toChangesCsv, toChangesJson } from './changesExport';
import type { Differences } from './useDifferences';

/** Takes all that was found along, for a spreadsheet or a script. */
export function ChangesActs(props: {
  choice: ChangesChoice;
  found: Pick<Differences, 'status' | 'groups'>;
}) {
  const { t } = useInventoryTranslation();
  const { choice, found } = props;
  const { status, groups } = found;
  const file = changesFileName(choice);
  const downloadCsv = () =>
    downloadText(
      `${file}.csv`,
      toChangesCsv(groups, {
        difference: t('changes.columnDifference'),
        name: t('changes.name'),
        kind: t('changes.columnKind'),
        entity: t('changes.columnEntity'),
        field: t('changes.columnField'),
        from: t('changes.columnFrom'),
        to: t('changes.columnTo'),
      }),
      'text/csv;charset=utf-8',
    );
  const downloadJson = () =>
    downloadText(
      `${file}.json`,
      toChangesJson(groups, { ...choice, complete: status === 'complete' }),
      'application/json',
    );
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiDownloadLine />}
        isDisabled={status === 'reading'}
        onPress={downloadCsv}
      >
        {t('changes.csv')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiDownloadLine />}
        isDisabled={status === 'reading'}
        onPress={downloadJson}
      >
        {t('changes.json')}
      </Button>
    </>
  );
}
