import {
  type AssetDetail,
  ANNOTATION_AI_INVENTORY_RECORDS,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { RiSearchLine } from '@remixicon/react';
import { type ReactElement, useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useAssetChanges } from '../../lib/assetChanges';
import { loadEntityAsset } from '../../lib/entityAsset';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { sourcesRouteRef } from '../../routes';
import { useInventoryTranslation } from '../../translation';
import { EmptyState, ErrorNotice, LoadingLines } from '../shared';

/** What the inventory knows of the entity on whose page the reader is. */
export function useEntityAsset() {
  const api = useApi(aiInventoryApiRef);
  const { entity } = useEntity();
  const { kind, namespace, name } = getCompoundEntityRef(entity);
  const load = useCallback(
    () =>
      loadEntityAsset(api, {
        kind: kind.toLocaleLowerCase('en-US'),
        namespace,
        name,
      }),
    [api, kind, namespace, name],
  );
  const query = useInventoryQuery(load);
  useAssetChanges(query.reload);
  return query;
}

function UnknownEntity() {
  const { t } = useInventoryTranslation();
  const sourcesPath = useRouteRef(sourcesRouteRef)();
  return (
    <EmptyState
      title={t('entity.unknownTitle')}
      icon={<RiSearchLine size={26} />}
      action={
        <ButtonLink href={sourcesPath} variant="secondary">
          {t('entity.toSources')}
        </ButtonLink>
      }
    >
      {t('entity.unknownText', { annotation: ANNOTATION_AI_INVENTORY_RECORDS })}
    </EmptyState>
  );
}

/** Shows its content once the entity's asset is known, and until then why not. */
export function EntityAsset(props: {
  children: (asset: AssetDetail) => ReactElement;
}) {
  const { value, error, reload } = useEntityAsset();
  if (error) {
    return error.name === 'NotFoundError' ? (
      <UnknownEntity />
    ) : (
      <ErrorNotice error={error} onRetry={reload} />
    );
  }
  return value ? props.children(value) : <LoadingLines rows={4} />;
}
