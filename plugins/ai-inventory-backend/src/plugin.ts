import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  aiInventoryAssetReadPermission,
  aiInventoryPermissions,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  aiInventoryFindingsExtensionPoint,
  aiInventorySourcesExtensionPoint,
  type FindingEvaluator,
  type ScheduledInventorySource,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { registerCompareVersions } from './actions/compareVersions';
import { registerGetAsset } from './actions/getAsset';
import { registerGetImpact } from './actions/getImpact';
import { registerGetLineage } from './actions/getLineage';
import { registerSearchAssets } from './actions/searchAssets';
import { AssetDetails } from './assets/AssetDetails';
import { AssetStore } from './assets/AssetStore';
import { AuthorizedAssetService } from './assets/AuthorizedAssetService';
import { DefaultAssetService } from './assets/DefaultAssetService';
import { addAssetRoutes } from './assets/routes';
import { SummaryStore } from './assets/SummaryStore';
import { CatalogFeedStore } from './catalogFeed/CatalogFeedStore';
import { addCatalogFeedRoutes } from './catalogFeed/routes';
import { readPolicy } from './config';
import { openDatabase } from './database/migrations';
import { DeclarationStore } from './declarations/DeclarationStore';
import { registerDeclarations } from './declarations/registerDeclarations';
import { DeploymentStore } from './deployments/DeploymentStore';
import { EventCounter } from './events/EventCounter';
import { EventIntake } from './events/EventIntake';
import { EventStore } from './events/EventStore';
import { registerEvents } from './events/registerEvents';
import { TargetedReads } from './events/TargetedReads';
import { addEvidenceRoute } from './evidence/addEvidenceRoute';
import { EvidenceService } from './evidence/EvidenceService';
import { builtInEvaluators } from './findings/evaluators';
import { FindingsEngine } from './findings/FindingsEngine';
import { FindingService } from './findings/FindingService';
import { FindingStore } from './findings/FindingStore';
import { addFindingRoutes } from './findings/routes';
import { addDifferencesRoute } from './history/addDifferencesRoute';
import { registerHistory } from './history/registerHistory';
import { RevisionStore } from './history/RevisionStore';
import { ImpactNotifier } from './lineage/ImpactNotifier';
import { ImpactService } from './lineage/ImpactService';
import { LineageService } from './lineage/LineageService';
import { addLineageRoutes } from './lineage/routes';
import { DecisionStore } from './linking/DecisionStore';
import { Linker } from './linking/Linker';
import { LinkService } from './linking/LinkService';
import { addLinkRoutes } from './linking/routes';
import { aiInventoryAssetResourceRef, assetRules } from './permissions';
import { Access } from './permissions/Access';
import { OwnerDirectory } from './reconcile/OwnerDirectory';
import { ApiRouter } from './schema/router';
import { AuthorizedSyncService } from './sync/AuthorizedSyncService';
import { DefaultSyncService } from './sync/DefaultSyncService';
import { addSourceRoutes } from './sync/routes';
import { describeSchedule } from './sync/schedule';
import { SourceStore } from './sync/SourceStore';
import { SyncAnnouncer } from './sync/SyncAnnouncer';
import { SyncEngine } from './sync/SyncEngine';
import { SyncRequester } from './sync/SyncRequester';
import { SyncRunStore } from './sync/SyncRunStore';
import { SyncScheduler } from './sync/SyncScheduler';
import { UnconfiguredSources } from './sync/UnconfiguredSources';
import { UsageStore } from './versions/UsageStore';
import { VersionStore } from './versions/VersionStore';

/**
 * The hub of the AI inventory. Modules bring the sources through
 * `aiInventorySourcesExtensionPoint`.
 * @public
 */
export const aiInventoryPlugin = createBackendPlugin({
  pluginId: 'ai-inventory',
  register(env) {
    const configured = new Map<string, ScheduledInventorySource>();
    env.registerExtensionPoint(aiInventorySourcesExtensionPoint, {
      addSources(...sources) {
        for (const each of sources) {
          if (configured.has(each.source.ref)) {
            throw new Error(
              `The AI inventory source '${each.source.ref}' was added twice`,
            );
          }
          configured.set(each.source.ref, each);
        }
      },
    });
    const evaluators: FindingEvaluator[] = [...builtInEvaluators];
    env.registerExtensionPoint(aiInventoryFindingsExtensionPoint, {
      addEvaluators(...added) {
        for (const evaluator of added) {
          if (evaluators.some(({ type }) => type === evaluator.type)) {
            throw new Error(
              `There is an evaluator of the finding type '${evaluator.type}' already`,
            );
          }
          evaluators.push(evaluator);
        }
      },
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { logger, httpAuth, scheduler, events } = deps;
        const policy = readPolicy(deps.config);
        const now = () => new Date();
        const knex = await openDatabase(deps.database);

        const feed = await CatalogFeedStore.create(knex);
        const sources = new SourceStore(knex);
        const runs = new SyncRunStore(knex);
        const titles = new Map(
          evaluators.map(({ type, title }) => [type, title]),
        );
        const findingStore = new FindingStore({
          knex,
          titleOf: type => titles.get(type) ?? type,
          now,
        });
        const decisions = new DecisionStore(knex);
        const assetStore = new AssetStore(knex, {
          findings: findingStore,
          details: new AssetDetails({
            knex,
            ownership: policy.ownership,
            decisions,
          }),
          now,
        });
        const linker = new Linker({
          knex,
          feed,
          ownership: policy.ownership,
          now,
        });
        const owners = new OwnerDirectory({ ...deps, now });
        const findings = new FindingsEngine({
          knex,
          store: findingStore,
          owners,
          evaluators,
          logger,
        });
        const deployments = new DeploymentStore(knex, assetStore);
        const eventStore = new EventStore(knex);
        const eventCounter = new EventCounter(knex);
        const announcer = new SyncAnnouncer({ events, logger });
        const all = [...configured.values()];
        const byRef = new Map(all.map(({ source }) => [source.ref, source]));

        const onChanged = async (feedChanges: number) => {
          if (feedChanges > 0) {
            await announcer.feedChanged();
          }
          await findings.evaluateStale();
        };

        let shuttingDown = false;
        deps.rootLifecycle.addBeforeShutdownHook(() => {
          shuttingDown = true;
        });
        const engine = new SyncEngine({
          knex,
          sources,
          runs,
          feed,
          linker,
          onEnded: ({ feedChanges }) => onChanged(feedChanges),
          policy,
          logger,
          now,
          isShuttingDown: () => shuttingDown,
        });
        const requester = new SyncRequester({ sources, scheduler, now });
        const targeted = new TargetedReads({
          sources: byRef,
          store: eventStore,
          engine,
          requestSync: ref => requester.request(ref, { trigger: 'event' }),
          onRead: (ref, result) => announcer.runEnded(ref, result),
          logger,
          now,
        });
        const syncScheduler = new SyncScheduler({
          scheduler,
          events,
          sources,
          runs,
          announcer,
          waiting: eventStore,
          targeted,
          logger,
          now,
          engine,
          unconfigured: new UnconfiguredSources({
            knex,
            feed,
            sources,
            policy: policy.removal,
            ownership: policy.ownership,
            now,
          }),
        });

        deps.permissionsRegistry.addResourceType({
          resourceRef: aiInventoryAssetResourceRef,
          permissions: [aiInventoryAssetReadPermission],
          rules: Object.values(assetRules),
          getResources: ids => assetStore.getMany(ids),
        });
        deps.permissionsRegistry.addPermissions(
          aiInventoryPermissions.filter(
            permission => permission !== aiInventoryAssetReadPermission,
          ),
        );
        const access = new Access(deps.permissions, deps.permissionsRegistry);
        const intake = new EventIntake({
          sources: byRef,
          store: eventStore,
          counter: eventCounter,
          onAccepted: source =>
            source.readRecords
              ? targeted.wake(source.ref)
              : requester.trigger(source.ref),
          logger,
          now,
        });
        const syncService = new DefaultSyncService({
          sources,
          runs,
          scheduler: syncScheduler,
          events: intake,
        });
        const assets = new AuthorizedAssetService(
          new DefaultAssetService({
            assets: assetStore,
            versions: new VersionStore(knex, assetStore, deployments),
            usages: new UsageStore(knex, assetStore, deployments),
            deployments,
            revisions: new RevisionStore(knex, assetStore),
            summary: new SummaryStore(knex, now),
            sync: syncService,
          }),
          access,
        );

        const api = new ApiRouter();
        addFindingRoutes(api, {
          ...deps,
          findings: new FindingService({
            store: findingStore,
            evaluators,
            assets,
            access,
            now,
          }),
        });
        addLinkRoutes(api, {
          ...deps,
          links: new LinkService({
            knex,
            decisions,
            linker,
            assets,
            access,
            onChanged,
            now,
          }),
        });
        addAssetRoutes(api, { assets, httpAuth });
        addSourceRoutes(api, {
          sync: new AuthorizedSyncService(syncService, access),
          httpAuth,
          auditor: deps.auditor,
        });
        registerHistory(api, { ...deps, knex, access, now });
        addDifferencesRoute(api, { ...deps, knex, access });
        addCatalogFeedRoutes(api, { feed, sources, access, httpAuth });
        // First, because the contract's router would read the bodies.
        await registerEvents({
          ...deps,
          sources: byRef,
          intake,
          store: eventStore,
          counter: eventCounter,
          targeted,
          runs,
          now,
        });
        deps.httpRouter.use(api.router);
        const lineageOptions = {
          ...deps,
          knex,
          assets,
          store: assetStore,
          access,
        };
        const impact = new ImpactService(lineageOptions);
        const lineage = new LineageService(lineageOptions);
        addLineageRoutes(api, {
          ...deps,
          lineage,
          impact,
          notifier: new ImpactNotifier({ ...deps, impact, access, owners }),
        });
        addEvidenceRoute(api, {
          ...deps,
          evidence: new EvidenceService({
            knex,
            assets,
            findings: findingStore,
            decisions,
            lineage,
            now,
          }),
        });
        registerDeclarations({
          ...deps,
          brake: policy.brake,
          store: new DeclarationStore({ knex, feed, linker, now }),
          linker,
          findings,
          onChanged,
        });

        registerSearchAssets(deps.actionsRegistry, assets);
        registerGetAsset(deps.actionsRegistry, assets);
        registerCompareVersions(deps.actionsRegistry, assets);
        registerGetLineage(deps.actionsRegistry, { assets, lineage });
        registerGetImpact(deps.actionsRegistry, impact);

        await sources.register(
          all.map(({ source, schedule }) => ({
            ref: source.ref,
            environment: source.environment,
            account: source.account,
            location: source.location,
            schedule: describeSchedule(schedule),
          })),
          now(),
        );
        deps.lifecycle.addStartupHook(() => syncScheduler.start(all));
      },
    });
  },
});
