import type {
  Asset,
  DeclarationDraft,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { CatalogImportApi } from '@backstage/plugin-catalog-import';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { useState } from 'react';
import { assetTitle } from '../../lib/assetEntity';
import { readableError } from '../../lib/readableError';
import { useInventoryTranslation } from '../../translation';
import { ErrorNotice, ExternalLink } from '../shared';
import styles from './declare.module.css';

const isWebAddress = (text: string) => /^https:\/\/[^/]+\/.+/.test(text.trim());

/** Sends the draft to the owner's repository through Backstage's own import. */
export function PullRequestForm(props: {
  asset: Asset;
  draft: DeclarationDraft;
  importApi: CatalogImportApi;
  onBack: () => void;
  onClose: () => void;
}) {
  const { t } = useInventoryTranslation();
  const { draft, importApi, onBack, onClose } = props;
  const asset = assetTitle(props.asset);
  const [repositoryUrl, setRepositoryUrl] = useState('');
  const [title, setTitle] = useState<string>(
    t('declare.defaultTitle', { asset }),
  );
  const [body, setBody] = useState<string>(t('declare.defaultBody', { asset }));
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error>();
  const [link, setLink] = useState<string>();
  const isReady = isWebAddress(repositoryUrl) && title.trim() !== '';

  const submit = async () => {
    setSending(true);
    setError(undefined);
    try {
      const opened = await importApi.submitPullRequest({
        repositoryUrl: repositoryUrl.trim(),
        fileContent: draft.yaml,
        title: title.trim(),
        body,
      });
      setLink(opened.link);
    } catch (failure) {
      const readable = readableError(failure);
      // All that Backstage says of a host that it has no integration for.
      setError(
        readable.message === 'unimplemented!'
          ? new Error(t('declare.prUnsupported'))
          : readable,
      );
    } finally {
      setSending(false);
    }
  };

  if (link) {
    return (
      <>
        <DialogBody>
          <Alert
            role="status"
            status="success"
            icon
            title={t('declare.prOpened')}
            description={
              <span className={styles.opened}>
                {t('declare.prOpenedText')}
                <ExternalLink href={link} label={t('declare.prLink')} />
              </span>
            }
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" onPress={onClose}>
            {t('declare.close')}
          </Button>
        </DialogFooter>
      </>
    );
  }
  return (
    <>
      <DialogBody>
        <div className={styles.stack}>
          <TextField
            type="url"
            label={t('declare.repository')}
            description={
              repositoryUrl === '' || isWebAddress(repositoryUrl)
                ? t('declare.repositoryHint')
                : t('declare.repositoryWrong')
            }
            placeholder="https://github.com/…"
            value={repositoryUrl}
            onChange={setRepositoryUrl}
            isRequired
          />
          <TextField
            label={t('declare.prTitle')}
            value={title}
            onChange={setTitle}
            isRequired
          />
          <TextAreaField
            label={t('declare.prBody')}
            value={body}
            onChange={setBody}
          />
          {error && <ErrorNotice title={t('declare.prFailed')} error={error} />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" isDisabled={sending} onPress={onBack}>
          {t('declare.back')}
        </Button>
        <Button
          variant="primary"
          isPending={sending}
          isDisabled={!isReady}
          onPress={submit}
        >
          {t('declare.submit')}
        </Button>
      </DialogFooter>
    </>
  );
}
