import {
  type AssetDetail,
  ANNOTATION_AI_INVENTORY_RECORDS,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { RiSearchLine } from '@remixicon/react';
import { type ReactElement, type ReactNode, useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useAssetChanges } from '../../lib/assetChanges';
import { loadEntityAsset } from '../../lib/entityAsset';
import type { Moment } from '../../lib/moment';
import { useChangesLink } from '../../lib/useChangesLink';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { sourcesRouteRef } from '../../routes';
import { useInventoryTranslation } from '../../translation';
import { AsOfBar, NothingKnown, useKeptMoment } from '../asOf';
import { EmptyState, ErrorNotice, LoadingLines } from '../shared';
import entityStyles from './entity.module.css';

/**
 * What the inventory knows of the entity on whose page the reader is, or knew.
 *
 * @param moment - as of when, memoized; absent: now
 */
export function useEntityAsset(moment?: Moment) {
  const api = useApi(aiInventoryApiRef);
  const { entity } = useEntity();
  const { kind, namespace, name } = getCompoundEntityRef(entity);
  const load = useCallback(
    () =>
      loadEntityAsset(
        api,
        { kind: kind.toLocaleLowerCase('en-US'), namespace, name },
        moment,
      ),
    [api, kind, namespace, name, moment],
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

/** Why there is nothing to show as of a date. */
function NothingThen({ moment }: { moment: Moment }) {
  const { value, error } = useEntityAsset();
  if (error?.name === 'NotFoundError') {
    return <UnknownEntity />;
  }
  return value || error ? (
    <NothingKnown moment={moment} firstSeenAt={value?.firstSeenAt} />
  ) : (
    <LoadingLines rows={4} />
  );
}

function AssetThen(props: {
  moment: Moment;
  children: (asset: AssetDetail) => ReactElement;
}) {
  const { value, error, reload } = useEntityAsset(props.moment);
  if (error) {
    return error.name === 'NotFoundError' ? (
      <NothingThen moment={props.moment} />
    ) : (
      <ErrorNotice error={error} onRetry={reload} />
    );
  }
  return value ? props.children(value) : <LoadingLines rows={4} />;
}

/** The same as of the date in the address, with a bar to choose one. */
export function EntityAssetAsOf(props: {
  /** What is not shown as of a date. */
  leavesOut: ReactNode;
  children: (asset: AssetDetail) => ReactElement;
}) {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { moment } = useKeptMoment(entityRef);
  const linkToChanges = useChangesLink();
  const { t } = useInventoryTranslation();
  const { leavesOut, children } = props;
  return (
    <div className={entityStyles.stack}>
      <AsOfBar
        actions={
          moment && (
            <ButtonLink
              size="small"
              variant="secondary"
              href={linkToChanges({
                from: moment.asOf,
                clock: moment.clock,
                entityRef,
              })}
            >
              {t('asOf.whatChanged')}
            </ButtonLink>
          )
        }
      >
        {leavesOut}
      </AsOfBar>
      {moment ? (
        <AssetThen key={JSON.stringify(moment)} moment={moment}>
          {children}
        </AssetThen>
      ) : (
        <EntityAsset>{children}</EntityAsset>
      )}
    </div>
  );
}
