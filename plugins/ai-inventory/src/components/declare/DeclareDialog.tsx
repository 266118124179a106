import type {
  Asset,
  DeclarationDraft,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { CodeSnippet } from '@backstage/core-components';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { catalogImportApiRef } from '@backstage/plugin-catalog-import';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import {
  RiDownloadLine,
  RiFileCopyLine,
  RiGitPullRequestLine,
} from '@remixicon/react';
import { useCallback, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import { assetTitle } from '../../lib/assetEntity';
import { downloadText } from '../../lib/downloadText';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, LoadingLines } from '../shared';
import styles from './declare.module.css';
import { PullRequestForm } from './PullRequestForm';

// The frame around it has the space and the ground.
const CODE_STYLE = { margin: 0, padding: 0, background: 'transparent' };

function Draft({ draft }: { draft: DeclarationDraft }) {
  const { t } = useInventoryTranslation();
  return (
    <div className={styles.stack}>
      <p className={styles.text}>
        {t('declare.text', { entityRef: draft.entityRef })}
      </p>
      <div className={styles.code}>
        <CodeSnippet
          text={draft.yaml}
          language="yaml"
          customStyle={CODE_STYLE}
        />
      </div>
      {draft.questions.length > 0 && (
        <div>
          <Text as="h3" variant="body-medium" weight="bold">
            {t('declare.questions')}
          </Text>
          <ul className={styles.questions}>
            {draft.questions.map(question => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function DraftActs(props: {
  draft: DeclarationDraft;
  onPullRequest?: () => void;
}) {
  const { t } = useInventoryTranslation();
  const [copied, setCopied] = useState<boolean>();
  const { draft, onPullRequest } = props;
  const copy = () =>
    navigator.clipboard.writeText(draft.yaml).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      {copied === false && (
        <span role="alert" className={styles.failed}>
          {t('declare.copyFailed')}
        </span>
      )}
      <Button variant="secondary" iconStart={<RiFileCopyLine />} onPress={copy}>
        {copied ? t('declare.copied') : t('declare.copy')}
      </Button>
      <Button
        variant="secondary"
        iconStart={<RiDownloadLine />}
        onPress={() => downloadText(draft.fileName, draft.yaml)}
      >
        {t('declare.download')}
      </Button>
      {onPullRequest && (
        <Button
          variant="primary"
          iconStart={<RiGitPullRequestLine />}
          onPress={onPullRequest}
        >
          {t('declare.pullRequest')}
        </Button>
      )}
    </>
  );
}

/** The drafted `catalog-info.yaml` of an asset, to copy, to download or to send as a pull request. */
export function DeclareDialog(props: { asset: Asset; onClose: () => void }) {
  const { t } = useInventoryTranslation();
  const api = useApi(aiInventoryApiRef);
  const importApi = useApiHolder().get(catalogImportApiRef);
  const [isSending, setSending] = useState(false);
  const { asset, onClose } = props;
  const { id } = asset;
  const load = useCallback(
    (signal: AbortSignal) => api.getDeclarationDraft(id, { signal }),
    [api, id],
  );
  const { value: draft, error, reload } = useInventoryQuery(load);

  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && onClose()}
      width={720}
    >
      <DialogHeader>
        {t('declare.title', { asset: assetTitle(asset) })}
      </DialogHeader>
      {draft && importApi && isSending ? (
        <PullRequestForm
          asset={asset}
          draft={draft}
          importApi={importApi}
          onBack={() => setSending(false)}
          onClose={onClose}
        />
      ) : (
        <>
          <DialogBody>
            {error && <ErrorNotice error={error} onRetry={reload} />}
            {!error && !draft && <LoadingLines rows={6} />}
            {draft && <Draft draft={draft} />}
          </DialogBody>
          <DialogFooter>
            {draft && (
              <DraftActs
                draft={draft}
                onPullRequest={importApi && (() => setSending(true))}
              />
            )}
            {!draft && (
              <Button variant="secondary" onPress={onClose}>
                {t('declare.close')}
              </Button>
            )}
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}
