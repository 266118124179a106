import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useInventoryTranslation } from '../../translation';
import styles from './datasets.module.css';

const LENGTH = 12;

/** The beginning of a digest, as far as people compare it, to be copied whole. */
export function ShortDigest({ digest }: { digest: string }) {
  const { t } = useInventoryTranslation();
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    navigator.clipboard.writeText(digest).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <span className={styles.digest}>
      <span title={digest}>
        {digest.length > LENGTH ? `${digest.slice(0, LENGTH)}…` : digest}
      </span>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        aria-label={copied ? t('dataset.copied') : t('dataset.copyDigest')}
        onPress={copy}
      />
      {copied === false && (
        <span role="alert" className={styles.failed}>
          {t('dataset.copyFailed')}
        </span>
      )}
    </span>
  );
}
