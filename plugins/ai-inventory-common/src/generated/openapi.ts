// Generated from plugins/ai-inventory-backend/src/schema/openapi.yaml by `yarn generate:api`. Do not edit.

/**
 * The `paths` of the REST contract.
 * @public
 */
export interface paths {
  '/assets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One page of the assets that pass all filters */
    get: operations['listAssets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/facets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many assets have which value, among those that pass all filters */
    get: operations['getAssetFacets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/by-ref/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The asset behind a catalog entity */
    get: operations['getAssetByEntityRef'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One asset with its records and where each field comes from */
    get: operations['getAsset'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The versions of an asset, newest first */
    get: operations['listAssetVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One version */
    get: operations['getAssetVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The revisions of an asset, newest first */
    get: operations['listAssetHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/usages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The model versions that were trained, validated or tested on a dataset */
    get: operations['listDatasetUsages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/deployments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where a model runs, or what an endpoint runs
     * Of a model: the deployments that run it, as far as the reader may see their endpoints. Of an endpoint: its own deployments. Any other asset has none.
     */
    get: operations['listAssetDeployments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/findings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is or was wrong with an asset */
    get: operations['listAssetFindings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/versions/compare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What differs between versions, side by side
     * Two to ten versions, by their ids, of one model or of several, also across platforms. The first one is what the others are compared with.
     */
    get: operations['compareVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/lineage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What an asset was made from, and what uses it */
    get: operations['getLineage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All that is known of an asset, with what proves it, as a ZIP
     * JSON, a report for people, the revisions with their seals, and a script that verifies them offline. Each export is audited with the hash of its manifest.
     */
    get: operations['getEvidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/impact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everything that is affected when an asset, a library or a source changes or goes away
     * The answer is complete, as far as the reader may see it; each affected thing has its shortest path as evidence. What a source affects takes the permission `ai-inventory.source.read` as well.
     */
    get: operations['getImpact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/impact/notify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tells the owners of what is affected, or shows who would be told what
     * Each owner that the catalog knows gets one notification of what it owns among the affected things that the caller may see. Asking again replaces the notification. That one owner could not be told is part of the answer, and keeps nobody else from being told.
     */
    post: operations['notifyAffectedOwners'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/{id}/declaration-draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The `catalog-info.yaml` with which an owner would declare this model or dataset */
    get: operations['getDeclarationDraft'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/findings/{findingId}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accepts a finding for a time; it counts no more until then */
    post: operations['acceptFinding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/findings/{findingId}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes back the acceptance of a finding */
    post: operations['reopenFinding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/finding-types': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the inventory looks for */
    get: operations['listFindingTypes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Joins two assets to one, or parts a record from its asset */
    post: operations['decideLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/decisions/{decisionId}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a decision back */
    post: operations['revokeDecision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The numbers of the dashboard */
    get: operations['getSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All sources with their state */
    get: operations['listSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{type}/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One source with its state */
    get: operations['getSource'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{type}/{key}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sync runs of a source, newest first */
    get: operations['listSyncRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{type}/{key}/runs/{runId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One run with the records that it quarantined */
    get: operations['getSyncRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{type}/{key}/sync': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Starts a sync of a source */
    post: operations['syncSource'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{type}/{key}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes news from the platform itself
     * Whoever sends it proves who he is by what the platform puts into the request, e.g. a signature, so no Backstage token is asked for. News only has objects read again; it never changes anything by itself. At most 1 MB, of any content type. Who sends too many requests that are refused is answered 429.
     */
    post: operations['receiveSourceEvent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{type}/{key}/release-brake': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets the next sync mark as missing what the brake holds back, and starts it */
    post: operations['releaseBrake'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/history/differences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What differs between two points in time
     * One JSON object (`AssetDifference`) on each line, by the names of the assets, as they are found. The last line is `{"complete": true, "count": n}`; without it, the answer was cut off.
     */
    get: operations['streamDifferences'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/history/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether revisions are as they were sealed
     * The hub seals revisions in the order of their ids, at most 256 with a seal, and each seal holds the hash of the one before. Call it with `after` of the last `next` until there is none. It stops at the first break.
     */
    get: operations['verifyHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/catalog-feed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What changed in the inventory's catalog entities, in order (service-to-service only) */
    get: operations['readCatalogFeed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
/**
 * The `webhooks` of the REST contract.
 * @public
 */
export type webhooks = Record<string, never>;
/**
 * The `components` of the REST contract.
 * @public
 */
export interface components {
  schemas: {
    /** One of a fixed set (string). */
    AssetKind: 'model' | 'dataset' | 'pipeline' | 'endpoint';
    /** One of a fixed set (string). */
    Lifecycle: 'development' | 'testing' | 'production' | 'retired';
    /**
     * `gone` - complete listings no longer hold it; `out-of-scope` - the source was reconfigured or taken out of the configuration; `unregistered` - it was only declared, and its declaration left the catalog.
     * One of a fixed set (string).
     */
    RemovalReason: 'gone' | 'out-of-scope' | 'unregistered';
    PageInfo: {
      nextCursor?: string;
      prevCursor?: string;
    };
    ErrorBody: {
      error: {
        name: string;
        message: string;
      };
    };
    FacetValue: {
      value: string;
      count: number;
    };
    Asset: {
      /** Format: uuid */
      id: string;
      kind: components['schemas']['AssetKind'];
      /** The platform's own name. */
      name: string;
      title?: string;
      description?: string;
      /** The catalog entity, e.g. `aimodel:mlflow-prod/fraud-model`. */
      entityRef?: string;
      lifecycle?: components['schemas']['Lifecycle'];
      /** Full entity ref. */
      owner?: string;
      system?: string;
      /** Of the sources that know it, and those that its deployments run in. */
      environments: string[];
      sources: string[];
      /** The newest version in the highest lifecycle. */
      currentVersion?: string;
      versionCount: number;
      declared: boolean;
      /** What is wrong with it now, worst first; accepted findings are left out. */
      findings: components['schemas']['FindingSummary'][];
      riskClass?: components['schemas']['RiskClass'];
      /** Of a model: how many deployments run it, whether or not the reader may see their endpoints. Of an endpoint: how many it has. Absent: none. */
      deploymentCount?: number;
      /**
       * Format: date-time
       * When a call is last known: of an endpoint, or of what runs a model.
       */
      lastActivityAt?: string;
      /** Format: date-time */
      firstSeenAt: string;
      /**
       * Format: date-time
       * When the inventory last learned of a change.
       */
      updatedAt: string;
      /**
       * Format: date-time
       * Since when complete listings no longer hold it; it is not yet removed.
       */
      missingSince?: string;
      /** Format: date-time */
      removedAt?: string;
      removalReason?: components['schemas']['RemovalReason'];
    };
    AssetPage: {
      items: components['schemas']['Asset'][];
      totalItems: number;
      pageInfo: components['schemas']['PageInfo'];
    };
    /** What one source says about the asset. */
    AssetRecord: {
      /** `<source ref>:<external id>` */
      ref: string;
      sourceRef: string;
      externalId: string;
      environment?: string;
      webUrl?: string;
      /** Where an endpoint is called. */
      url?: string;
      /** Where a dataset lies. */
      uri?: string;
      /** The platform's own word, e.g. `InService`. */
      status?: string;
      /** What the platform says it is meant for, e.g. in a model card. */
      intendedPurpose?: string;
      riskRating?: components['schemas']['RiskRating'];
      /** Format: date-time */
      lastActivityAt?: string;
      tags: {
        [key: string]: string;
      };
      /** Format: date-time */
      createdAt?: string;
      createdBy?: string;
      /**
       * Format: date-time
       * When it last changed at the source.
       */
      updatedAt?: string;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      missingSince?: string;
      /** Format: date-time */
      removedAt?: string;
      removalReason?: components['schemas']['RemovalReason'];
    };
    /**
     * `declaration` - its owner's `catalog-info.yaml`; `record` - what a platform says; `rule` - an ownership rule of the configuration; `default` - the configuration's default.
     * One of a fixed set (string).
     */
    ProvenanceSource: 'declaration' | 'record' | 'rule' | 'default';
    /** Where the value of one field of the asset comes from. */
    Provenance: {
      from: components['schemas']['ProvenanceSource'];
      /** The declaration's entity ref, the record's ref, or the rule in words. */
      detail?: string;
      /**
       * Format: date-time
       * When it became true where that is known, else when the inventory learned of it.
       */
      since?: string;
      /** What others say of the same field, where they differ. */
      others?: components['schemas']['OtherValue'][];
    };
    OtherValue: {
      from: components['schemas']['ProvenanceSource'];
      detail?: string;
      value: string;
    };
    AssetDetail: components['schemas']['Asset'] & {
      records: components['schemas']['AssetRecord'][];
      provenance: {
        [key: string]: components['schemas']['Provenance'];
      };
      declaration?: components['schemas']['Declaration'];
      /** Why its records and its declaration are one asset. Empty where there is but one. */
      links: components['schemas']['AssetLink'][];
      /** What people decided of its records, and did not take back. */
      decisions: components['schemas']['Decision'][];
      /** The ownership rules in their order, up to the one that gave the owner. Empty for a declared asset. */
      ownership: components['schemas']['OwnershipStep'][];
      classification?: components['schemas']['Classification'];
    };
    /** What the owner wrote in `catalog-info.yaml`. */
    Declaration: {
      entityRef: string;
      spec: {
        [key: string]: unknown;
      };
      /** Where the file lies, e.g. `url:https://…/catalog-info.yaml`. */
      location?: string;
      /** The refs of the records that it claims. */
      claims?: string[];
      /** Format: date-time */
      declaredAt: string;
      /** Format: date-time */
      changedAt: string;
    };
    /**
     * `claim` - the declaration names the record; `decision` - a person said so; `origin` - one names the other as what it was made from; `artifact` - both have the same artifact; `digest` - both have the same digest; `uri` - both lie in the same place.
     * One of a fixed set (string).
     */
    LinkRule: 'claim' | 'decision' | 'origin' | 'artifact' | 'digest' | 'uri';
    AssetLink: {
      recordRef: string;
      /** The record, or the entity of the declaration, that it is one asset with. */
      with: string;
      rule: components['schemas']['LinkRule'];
      /** In words, for a person. */
      evidence: string;
      /** Format: date-time */
      since?: string;
      /** Format: uuid */
      decisionId?: string;
    };
    /** One of a fixed set (string). */
    DecisionType: 'merge' | 'split';
    Decision: {
      /** Format: uuid */
      id: string;
      type: components['schemas']['DecisionType'];
      /** Of `merge`: the two that are one. Of `split`: the one that is another thing, then those that it is apart from. */
      recordRefs: string[];
      reason: string;
      by: string;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      revokedAt?: string;
      revokedBy?: string;
    };
    OwnershipStep: {
      /** The rule in words. */
      rule: string;
      /** One of a fixed set (string). */
      outcome: 'matched' | 'no-match' | 'invalid' | 'default';
      owner?: string;
      reason: string;
    };
    /** One of a fixed set (string). */
    FindingSeverity: 'info' | 'warning' | 'error';
    FindingSummary: {
      type: string;
      severity: components['schemas']['FindingSeverity'];
    };
    Finding: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      assetId: string;
      /** e.g. `undeclared`. */
      type: string;
      severity: components['schemas']['FindingSeverity'];
      title: string;
      /** What is wrong, and how we know. */
      explanation: string;
      /** What to do about it. */
      action: string;
      /** Where to look: a URL or an entity ref. */
      link?: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      closedAt?: string;
      acceptance?: components['schemas']['FindingAcceptance'];
    };
    /** Somebody accepted the finding; it counts again from `until` on. */
    FindingAcceptance: {
      reason: string;
      by: string;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      until: string;
    };
    FindingPage: {
      items: components['schemas']['Finding'][];
      pageInfo: components['schemas']['PageInfo'];
    };
    FindingTypeInfo: {
      type: string;
      title: string;
      description: string;
    };
    DeclarationDraft: {
      yaml: string;
      fileName: string;
      /** The entity that it would declare. */
      entityRef: string;
      /** What only the owner can know, and the draft therefore leaves open. */
      questions: string[];
    };
    /**
     * The class by the EU AI Act that the declared facts lead to.
     * One of a fixed set (string).
     */
    RiskClass:
      | 'prohibited'
      | 'high-risk'
      | 'transparency'
      | 'minimal'
      | 'unknown';
    /** One of a fixed set (string). */
    GeneralPurposeClass:
      | 'systemic-risk'
      | 'general-purpose'
      | 'none'
      | 'unknown';
    /** Decision support, not legal advice. Models only. */
    Classification: {
      riskClass: components['schemas']['RiskClass'];
      generalPurpose: components['schemas']['GeneralPurposeClass'];
      steps: components['schemas']['ClassificationStep'][];
      missingFacts: {
        /** Below `spec.classification`. */
        fact: string;
        question: string;
      }[];
      /** What the model was made from that is riskier than itself. */
      riskierOrigins: {
        ref: string;
        relation: string;
        reason: string;
      }[];
      /** What model cards at the platforms say. */
      riskRatings?: {
        recordRef: string;
        riskRating: components['schemas']['RiskRating'];
      }[];
      /** Whether the datasets that trained it hold data about people, as their declarations say. */
      datasets?: {
        name: string;
        /** Its entity. */
        ref?: string;
        /** Absent - nobody said so. */
        personalData?: boolean;
      }[];
      /** What the inventory is evidence for in other frameworks. */
      references: {
        framework: string;
        id: string;
        title: string;
        evidence: string;
      }[];
      rulesVersion: string;
    };
    ClassificationStep: {
      rule: string;
      title: string;
      /** One of a fixed set (string). */
      outcome: 'applies' | 'does-not-apply' | 'unknown';
      article: string;
      annexPoint?: string;
      /** Format: date */
      applicableFrom?: string;
      facts: {
        fact: string;
        value?: unknown;
      }[];
      missing: string[];
      reason: string;
      obligations?: string[];
    };
    /**
     * How risky the platform's users say it is, e.g. in a model card.
     * One of a fixed set (string).
     */
    RiskRating: 'high' | 'medium' | 'low' | 'unknown';
    /** A container image. */
    Image: {
      uri: string;
      digest?: string;
    };
    /** What runs on an endpoint. */
    Deployment: {
      /** Format: uuid */
      id: string;
      /** The platform's id of it, unique within the endpoint. */
      deployment: string;
      name?: string;
      endpoint: components['schemas']['Asset'];
      /** The model that runs, where the inventory knows it and the reader may see it. */
      model?: components['schemas']['Asset'];
      /** What the platform calls the model that runs. */
      modelName?: string;
      modelVersion?: string;
      environment?: string;
      /** The share of the endpoint's requests that it is meant to get, 0 to 100. */
      trafficPercent?: number;
      /** The platform's own word. */
      status?: string;
      instanceType?: string;
      artifactUri?: string;
      images?: components['schemas']['Image'][];
      /** Format: date-time */
      createdAt?: string;
      /**
       * Format: date-time
       * When a call of it is last known.
       */
      lastActivityAt?: string;
    };
    DeploymentPage: {
      items: components['schemas']['Deployment'][];
      totalItems: number;
      pageInfo: components['schemas']['PageInfo'];
    };
    /** Where a version runs. */
    VersionDeployment: {
      /** Format: uuid */
      endpointId: string;
      endpointName: string;
      endpointEntityRef?: string;
      deployment: string;
      environment?: string;
      trafficPercent?: number;
      status?: string;
      /** Format: date-time */
      lastActivityAt?: string;
    };
    Metric: {
      key: string;
      /** A number, or the words `NaN`, `Infinity`, `-Infinity`. */
      value: number | string;
      step?: number;
      /** The dataset it was measured on. */
      dataset?: string;
    };
    /** A dataset that a model version was made or checked with. */
    DatasetUse: {
      name: string;
      role: components['schemas']['DatasetRole'];
      /** The platform's version or digest. */
      version?: string;
      uri?: string;
      /** Format: uuid */
      assetId?: string;
      entityRef?: string;
    };
    /** One of a fixed set (string). */
    DatasetRole: 'training' | 'validation' | 'test' | 'other';
    PackageRequirement: {
      name: string;
      /** As written, e.g. `scikit-learn==1.5.2`. */
      requirement: string;
      /** The version where it is pinned exactly. */
      version?: string;
      /** One of a fixed set (string). */
      ecosystem: 'pypi' | 'conda' | 'python';
      /** The file of the artifact that asks for it. */
      file?: string;
    };
    Version: {
      /** Format: uuid */
      id: string;
      version: string;
      recordRef: string;
      sourceRef: string;
      lifecycle?: components['schemas']['Lifecycle'];
      /** The platform's own word, e.g. `READY`. */
      status?: string;
      aliases: string[];
      description?: string;
      tags: {
        [key: string]: string;
      };
      /** Format: date-time */
      createdAt?: string;
      /**
       * Format: date-time
       * When it last changed at the source.
       */
      updatedAt?: string;
      createdBy?: string;
      framework?: string;
      frameworkVersion?: string;
      artifactUri?: string;
      /** Of a dataset: what its platform knows its content by. */
      digest?: string;
      /** Of a dataset: where this state lies. */
      uri?: string;
      schema?: components['schemas']['DatasetSchema'];
      /** Of a dataset: the same for the same columns in the same order. */
      schemaFingerprint?: string;
      schemaChange?: components['schemas']['DatasetSchemaChange'];
      /** Of a dataset, where its platform counted them. */
      rowCount?: number;
      /** Of a dataset, where its platform tells it. */
      sizeBytes?: number;
      usage?: components['schemas']['DatasetUsageCounts'];
      webUrl?: string;
      runId?: string;
      runName?: string;
      runUrl?: string;
      parameters: {
        [key: string]: string;
      };
      metrics: components['schemas']['Metric'][];
      datasets: components['schemas']['DatasetUse'][];
      packages: components['schemas']['PackageRequirement'][];
      /** Why the packages could not be read. */
      packagesProblem?: string;
      /** The images that serve it. */
      images?: components['schemas']['Image'][];
      /** What the platform says it was made from, e.g. `models:/fraud/3`. */
      origin?: string;
      /** Where it runs, as far as the reader may see it. Absent - nowhere. */
      deployments?: components['schemas']['VersionDeployment'][];
      /**
       * Format: date-time
       * When the inventory learned of this state.
       */
      recordedAt: string;
      /** Format: date-time */
      missingSince?: string;
      /** Format: date-time */
      removedAt?: string;
    };
    DatasetColumn: {
      name: string;
      /** In the platform's words. */
      type: string;
    };
    DatasetSchema: {
      /** In their order; of a wide table the first 500. */
      columns: components['schemas']['DatasetColumn'][];
      /** How many it has in all. */
      columnCount: number;
    };
    /** How the columns differ from those of the version before in the same record. Absent where either tells none. */
    DatasetSchemaChange: {
      /** The version before. */
      from: string;
      added: components['schemas']['DatasetColumn'][];
      removed: components['schemas']['DatasetColumn'][];
      retyped: {
        name: string;
        from: string;
        to: string;
      }[];
      /** The columns that both have stand in another order. */
      reordered: boolean;
      /** One of the two has more columns than are kept; only those were compared. */
      incomplete?: boolean;
    };
    /** Of a dataset's version: how many model versions name it, as far as the reader may see them. One that names it in two roles counts in both. */
    DatasetUsageCounts: {
      total: number;
      training: number;
      validation: number;
      test: number;
      other: number;
      /** Of the total: in production, or run by an endpoint. */
      inUse: number;
    };
    VersionComparison: {
      /** The compared versions, in the order of the question; all `values` have that order. */
      versions: components['schemas']['ComparedVersion'][];
      /** Lifecycle, framework, artifact and the like, of which any version has a value. */
      fields: components['schemas']['ComparedRow'][];
      parameters: components['schemas']['ComparedRow'][];
      metrics: components['schemas']['ComparedMetric'][];
      datasets: components['schemas']['ComparedDataset'][];
      packages: components['schemas']['ComparedPackage'][];
    };
    ComparedVersion: {
      /** Format: uuid */
      id: string;
      version: string;
      recordRef: string;
      lifecycle?: components['schemas']['Lifecycle'];
      /** Format: date-time */
      createdAt?: string;
      asset: components['schemas']['Asset'];
    };
    /** Absent value - the version has none. */
    ComparedValue: {
      value?: string;
    };
    ComparedRow: {
      name: string;
      differs: boolean;
      values: components['schemas']['ComparedValue'][];
    };
    ComparedMetric: {
      name: string;
      /** What it was measured on. */
      dataset?: string;
      differs: boolean;
      /**
       * Which way is better, as far as its name tells.
       * One of a fixed set (string).
       */
      better: 'higher' | 'lower' | 'unknown';
      values: {
        /** A number, or the words `NaN`, `Infinity`, `-Infinity`. */
        value?: number | string;
        /** To the first version. */
        difference?: number;
        /** One of a fixed set (string). */
        verdict?: 'better' | 'worse' | 'same' | 'unknown';
      }[];
    };
    ComparedDataset: {
      name: string;
      role: components['schemas']['DatasetRole'];
      /** Format: uuid */
      assetId?: string;
      /**
       * From the first version to the last.
       * One of a fixed set (string).
       */
      change: 'same' | 'added' | 'removed' | 'changed';
      values: {
        used: boolean;
        version?: string;
      }[];
    };
    ComparedPackage: {
      name: string;
      /** One of a fixed set (string). */
      ecosystem: 'pypi' | 'conda' | 'python';
      /**
       * From the first version to the last; `up` and `down` where both are pinned.
       * One of a fixed set (string).
       */
      change: 'same' | 'added' | 'removed' | 'up' | 'down' | 'changed';
      values: components['schemas']['ComparedValue'][];
    };
    LineageNode: {
      /** Unique within the graph. */
      id: string;
      /**
       * `entity` - something that only the catalog knows, e.g. a component. `library`, `source` - what an impact was asked for.
       * One of a fixed set (string).
       */
      type:
        | 'dataset'
        | 'model'
        | 'pipeline'
        | 'endpoint'
        | 'entity'
        | 'library'
        | 'source';
      name: string;
      /** Format: uuid */
      assetId?: string;
      entityRef?: string;
      lifecycle?: components['schemas']['Lifecycle'];
      owner?: string;
      environments?: string[];
      /** Steps from what was asked for; negative upstream. */
      distance: number;
    };
    /** The versions on both ends of an edge, where they are known. */
    LineageVersion: {
      from?: string;
      to?: string;
      lifecycle?: components['schemas']['Lifecycle'];
    };
    /** How one asset differs between two points in time. */
    AssetDifference: {
      /** Format: uuid */
      assetId: string;
      kind: components['schemas']['AssetKind'];
      name: string;
      entityRef?: string;
      /** One of a fixed set (string). */
      difference: 'added' | 'removed' | 'changed';
      changes: components['schemas']['Change'][];
    };
    /** From what something was made of to what was made, or to what uses it. */
    LineageEdge: {
      from: string;
      to: string;
      /** One of a fixed set (string). */
      type:
        | 'trained'
        | 'validated'
        | 'tested'
        | 'used'
        | 'derived'
        | 'deployed'
        | 'provides'
        | 'consumed-by'
        | 'depended-on-by'
        | 'part-of'
        | 'carried-by'
        | 'lists';
      /** Who says so, for a person. */
      evidence: string;
      sourceRef?: string;
      /** Format: date-time */
      since?: string;
      /** The first of them, newest first. */
      versions?: components['schemas']['LineageVersion'][];
      /** How many there are. */
      versionCount?: number;
      /** It is told as it is now, not as of the time that was asked for; the catalog keeps no history. */
      asOfNow?: boolean;
    };
    LineageGraph: {
      /** The id of the node asked for. */
      root: string;
      nodes: components['schemas']['LineageNode'][];
      edges: components['schemas']['LineageEdge'][];
      /** There are more nodes than one answer holds; the furthest were left out. */
      truncated: boolean;
    };
    Affected: {
      node: components['schemas']['LineageNode'];
      /** The shortest way from what was asked for, step by step. */
      path: {
        /** Of the node that it leads to. */
        id: string;
        name: string;
        /** The type of the edge. */
        via: string;
        evidence: string;
        /**
         * Format: date-time
         * Since when the edge is known to hold.
         */
        since?: string;
        versions?: components['schemas']['LineageVersion'][];
      }[];
    };
    /** An entity, with how many affected things are it or belong to it. */
    AffectedGroup: {
      ref: string;
      count: number;
    };
    Impact: {
      start: components['schemas']['LineageNode'];
      affected: components['schemas']['Affected'][];
      applications: components['schemas']['AffectedGroup'][];
      systems: components['schemas']['AffectedGroup'][];
      owners: components['schemas']['AffectedGroup'][];
      /** How many versions ask for the library without pinning a version; whether they are affected cannot be told. Only where one version of a library was asked for. */
      unpinnedVersions?: number;
    };
    /** What one owner is told. */
    ImpactNotice: {
      /** The ref of a group or user. */
      owner: string;
      title: string;
      description: string;
      /** Within the portal. */
      link: string;
      /** Of affected things it owns. */
      count: number;
      /** The first of them. */
      things: {
        name: string;
        /** As in LineageNode. */
        type: string;
        entityRef?: string;
      }[];
      /**
       * Absent in a preview.
       * One of a fixed set (string).
       */
      status?: 'sent' | 'failed';
      /** Why it could not be sent. */
      reason?: string;
    };
    ImpactNotices: {
      preview: boolean;
      notices: components['schemas']['ImpactNotice'][];
      /** Owners that the catalog does not know; nobody can be told. */
      unknownOwners: components['schemas']['AffectedGroup'][];
      /** Affected things that have no owner. */
      withoutOwner: number;
    };
    VersionPage: {
      items: components['schemas']['Version'][];
      totalItems: number;
      pageInfo: components['schemas']['PageInfo'];
    };
    /** One of a fixed set (string). */
    RevisionType:
      | 'created'
      | 'changed'
      | 'version-added'
      | 'version-changed'
      | 'version-removed'
      | 'version-restored'
      | 'missing'
      | 'found'
      | 'removed'
      | 'restored'
      | 'declared'
      | 'declaration-changed'
      | 'undeclared'
      | 'linked'
      | 'unlinked';
    Change: {
      /** e.g. `lifecycle`, `tags.team`, `parameters.depth`. */
      field: string;
      from?: unknown;
      to?: unknown;
    };
    Revision: {
      id: string;
      /** Format: uuid */
      assetId: string;
      type: components['schemas']['RevisionType'];
      /** The version it is about. */
      version?: string;
      recordRef?: string;
      /**
       * Format: date-time
       * When it happened at the source, where that is known. For `created` and `version-added` that is when the thing was made; whatever else they say may be younger.
       */
      occurredAt?: string;
      /**
       * Format: date-time
       * When the inventory learned of it.
       */
      recordedAt: string;
      /** Format: uuid */
      runId?: string;
      /** Who did it, where that is known. */
      actor?: string;
      changes: components['schemas']['Change'][];
    };
    RevisionPage: {
      items: components['schemas']['Revision'][];
      pageInfo: components['schemas']['PageInfo'];
    };
    Usage: {
      asset: components['schemas']['Asset'];
      /** Format: uuid */
      versionId: string;
      /** The model's version. */
      version: string;
      lifecycle?: components['schemas']['Lifecycle'];
      role: components['schemas']['DatasetRole'];
      datasetVersion?: string;
      /** Format: date-time */
      createdAt?: string;
      /** Where the model version runs, as far as the reader may see it. Absent - nowhere. */
      deployments?: components['schemas']['VersionDeployment'][];
    };
    UsagePage: {
      items: components['schemas']['Usage'][];
      totalItems: number;
      pageInfo: components['schemas']['PageInfo'];
    };
    RecentChange: components['schemas']['Revision'] & {
      asset: components['schemas']['Asset'];
    };
    Summary: {
      totalAssets: number;
      totalVersions: number;
      missingAssets: number;
      /** Removed in the last 30 days. */
      removedAssets: number;
      byKind: components['schemas']['FacetValue'][];
      /** Models only. */
      byLifecycle: components['schemas']['FacetValue'][];
      byEnvironment: components['schemas']['FacetValue'][];
      bySource: components['schemas']['FacetValue'][];
      /** How many assets have an open finding of which type. */
      byFinding: components['schemas']['FacetValue'][];
      /** Models only. */
      byRiskClass: components['schemas']['FacetValue'][];
      recentChanges: components['schemas']['RecentChange'][];
      /** Absent items where the reader may not read sources. */
      sources: components['schemas']['SourceHealth'][];
    };
    /**
     * `never` - not read yet; `ok`; `partial` - some records are quarantined; `failed` - the last run failed; `held` - the brake holds; `unconfigured` - no longer in the configuration.
     * One of a fixed set (string).
     */
    SourceState:
      | 'never'
      | 'ok'
      | 'partial'
      | 'failed'
      | 'held'
      | 'unconfigured';
    SourceHealth: {
      ref: string;
      environment?: string;
      state: components['schemas']['SourceState'];
      running: boolean;
      /**
       * Format: date-time
       * When a complete listing was last stored.
       */
      lastCompleteAt?: string;
    };
    Source: components['schemas']['SourceHealth'] & {
      type: string;
      key: string;
      /** Where it is read: a URL, or account and region. */
      location?: string;
      /** In words, e.g. `every 30 minutes`. */
      schedule?: string;
      /** How many assets of each kind it knows now. */
      assets: components['schemas']['FacetValue'][];
      /** The last reading of the whole source. */
      lastRun?: components['schemas']['SyncRun'];
      runningRun?: components['schemas']['SyncRun'];
      /**
       * Format: date-time
       * A sync was asked for and has not started yet.
       */
      syncRequestedAt?: string;
      /** Format: date-time */
      unconfiguredSince?: string;
      brake?: components['schemas']['Brake'];
      events?: components['schemas']['SourceEventCounts'];
    };
    /** Why a complete listing was not applied. */
    Brake: {
      /** Format: date-time */
      heldAt: string;
      /** Format: uuid */
      runId: string;
      /** How many known records, and versions of others, the listing did not hold. */
      missing: number;
      /** How many records are known, and versions if any are missing. */
      known: number;
      /** Some of what is missing, by external id and version. */
      examples: string[];
    };
    /** What became of the news that the platform sent. Absent where the source understands none. */
    SourceEventCounts: {
      /** Whether `POST /sources/{type}/{key}/events` takes its news. */
      webhook: boolean;
      /** Those of Backstage's events service that it listens to. */
      topics: string[];
      accepted: number;
      /** None of this source's news. */
      ignored: number;
      /** Forged, stale, not understood, or too many. */
      refused: number;
      /** Sent a second time. */
      replayed: number;
      /** Objects that are still to be read again. */
      waiting: number;
      /** Format: date-time */
      lastAcceptedAt?: string;
      /** Format: date-time */
      lastRefusedAt?: string;
      /** Why, for a person. */
      lastRefusal?: string;
    };
    /**
     * `all` - the whole source; `records` - only the objects that news were about, so nothing is marked missing.
     * One of a fixed set (string).
     */
    SyncScope: 'all' | 'records';
    /** One of a fixed set (string). */
    SyncTrigger: 'schedule' | 'manual' | 'event';
    /**
     * `held` - everything that was read is stored, but the brake keeps the rest from being marked missing; `interrupted` - the process ended.
     * One of a fixed set (string).
     */
    SyncRunStatus:
      | 'running'
      | 'succeeded'
      | 'partial'
      | 'held'
      | 'failed'
      | 'interrupted';
    SyncRun: {
      /** Format: uuid */
      id: string;
      sourceRef: string;
      trigger: components['schemas']['SyncTrigger'];
      /** What it reads. Absent - all. */
      scope?: components['schemas']['SyncScope'];
      requestedBy?: string;
      status: components['schemas']['SyncRunStatus'];
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      endedAt?: string;
      pages: number;
      /** Records read so far. */
      records: number;
      /** How many records the last complete run read. */
      expectedRecords?: number;
      created: number;
      updated: number;
      unchanged: number;
      missing: number;
      removed: number;
      restored: number;
      quarantined: number;
      /** How long it waited because the platform or its own budget asked for it. Absent: not at all. */
      throttledMs?: number;
      /** What else went wrong, and did not keep the run from its end. */
      warnings?: string[];
      /** What failed and what to do. */
      error?: string;
    };
    SyncRunDetail: components['schemas']['SyncRun'] & {
      /** The first 500 quarantined records. */
      problems: components['schemas']['SyncProblem'][];
    };
    SyncProblem: {
      externalId: string;
      reason: string;
    };
    SyncRunPage: {
      items: components['schemas']['SyncRun'][];
      pageInfo: components['schemas']['PageInfo'];
    };
    HistoryVerification: {
      /** Whether all that this call looked at is as it was sealed. */
      intact: boolean;
      broken?: components['schemas']['HistoryBreak'];
      /** What this call found as it was sealed. */
      verified: {
        seals: number;
        revisions: number;
      };
      /** Give it as `after` of the next call; absent after the newest seal and after a break. */
      next?: number;
      head?: components['schemas']['HistoryHead'];
      /** Revisions that are not sealed yet; no more than 10,000 are counted. */
      pending: number;
    };
    /** The newest seal. Who keeps it elsewhere can tell later whether the history up to it was written anew. */
    HistoryHead: {
      seq: number;
      /** SHA-256, in hex. */
      hash: string;
      /** Format: date-time */
      sealedAt: string;
    };
    /** The first thing that is not as it was sealed. */
    HistoryBreak: {
      seal: number;
      /** Absent where it cannot be told. */
      revisionId?: string;
      /** One of a fixed set (string). */
      problem:
        | 'seal-missing'
        | 'seal-changed'
        | 'seal-replaced'
        | 'link-broken'
        | 'revision-changed'
        | 'revision-missing'
        | 'revision-inserted';
      /** For people. */
      explanation: string;
    };
    CatalogFeed: {
      /** Entities that are new or changed. */
      upserts: {
        [key: string]: unknown;
      }[];
      /** Entity refs that are withdrawn. */
      removals: string[];
      /** Give it as `after` of the next call. */
      next: string;
      /** Whether there is more to read now. */
      more: boolean;
      /** `after` is not of this inventory (its database is new); this answer starts from the beginning, and what it does not bring is to be withdrawn. */
      reset?: boolean;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
/**
 * The `operations` of the REST contract.
 * @public
 */
export interface operations {
  listAssets: {
    parameters: {
      query?: {
        /** Only assets of one of these kinds. */
        kind?: components['schemas']['AssetKind'][];
        /** Only assets in one of these lifecycles. */
        lifecycle?: components['schemas']['Lifecycle'][];
        /** Only assets that one of these sources (`mlflow/prod`) knows. */
        source?: string[];
        /** Only assets that a source of one of these environments knows. */
        environment?: string[];
        /** Only assets of one of these owners, as full entity refs. */
        owner?: string[];
        /** Only assets with an open finding of one of these types, e.g. `undeclared`. Accepted findings do not count. */
        finding?: string[];
        /** Only models of one of these classes of the EU AI Act. */
        riskClass?: components['schemas']['RiskClass'][];
        /** Only assets whose name, title or description contains this text, whatever its case. */
        q?: string;
        /** Whether assets that were removed at their source are listed. */
        removed?: 'exclude' | 'include' | 'only';
        /** The field to sort by, then `,asc` or `,desc`. */
        orderField?: string;
        /** How many items a page holds at the most. */
        limit?: number;
        /** The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same. */
        cursor?: string;
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of assets */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetPage'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getAssetFacets: {
    parameters: {
      query: {
        /** The fields to count by. A filter on the counted field itself is left out of its own count, so that the other choices stay visible. */
        facet: (
          | 'kind'
          | 'lifecycle'
          | 'source'
          | 'environment'
          | 'owner'
          | 'finding'
          | 'riskClass'
        )[];
        /** Only assets of one of these kinds. */
        kind?: components['schemas']['AssetKind'][];
        /** Only assets in one of these lifecycles. */
        lifecycle?: components['schemas']['Lifecycle'][];
        /** Only assets that one of these sources (`mlflow/prod`) knows. */
        source?: string[];
        /** Only assets that a source of one of these environments knows. */
        environment?: string[];
        /** Only assets of one of these owners, as full entity refs. */
        owner?: string[];
        /** Only assets with an open finding of one of these types, e.g. `undeclared`. Accepted findings do not count. */
        finding?: string[];
        /** Only models of one of these classes of the EU AI Act. */
        riskClass?: components['schemas']['RiskClass'][];
        /** Only assets whose name, title or description contains this text, whatever its case. */
        q?: string;
        /** Whether assets that were removed at their source are listed. */
        removed?: 'exclude' | 'include' | 'only';
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The counts of each facet, most frequent first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            facets: {
              [key: string]: components['schemas']['FacetValue'][];
            };
          };
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getAssetByEntityRef: {
    parameters: {
      query?: {
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path: {
        kind: string;
        namespace: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The asset */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetDetail'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getAsset: {
    parameters: {
      query?: {
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The asset */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetDetail'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  listAssetVersions: {
    parameters: {
      query?: {
        /** How many items a page holds at the most. */
        limit?: number;
        /** The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same. */
        cursor?: string;
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of versions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionPage'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getAssetVersion: {
    parameters: {
      query?: {
        /** The record that the version belongs to; needed only where two records of the asset use the same version name. */
        record?: string;
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path: {
        id: string;
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The version */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Version'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  listAssetHistory: {
    parameters: {
      query?: {
        /** How many items a page holds at the most. */
        limit?: number;
        /** The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of revisions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevisionPage'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  listDatasetUsages: {
    parameters: {
      query?: {
        /** Only uses of this version of the dataset. */
        version?: string;
        /** Only uses of the dataset as this record tells of it; needed only where two records of the asset use the same version name. */
        record?: string;
        /** Only uses that name no version, or one that the dataset's platform does not list. */
        unlisted?: boolean;
        /** Only uses of this kind. */
        role?: components['schemas']['DatasetRole'];
        /** How many items a page holds at the most. */
        limit?: number;
        /** The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of usages, ordered by model name, newest version first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsagePage'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  listAssetDeployments: {
    parameters: {
      query?: {
        /** How many items a page holds at the most. */
        limit?: number;
        /** The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of deployments, ordered by the endpoint's name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeploymentPage'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  listAssetFindings: {
    parameters: {
      query?: {
        /** Which findings. `open` - also those that somebody accepted; `closed` - those that are over. */
        state?: 'open' | 'closed' | 'all';
        /** How many items a page holds at the most. */
        limit?: number;
        /** The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of findings, the last one opened first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FindingPage'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  compareVersions: {
    parameters: {
      query: {
        id: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The comparison */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionComparison'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getLineage: {
    parameters: {
      query?: {
        /** Only what concerns this version. */
        version?: string;
        direction?: 'upstream' | 'downstream' | 'both';
        /** How many steps to go. */
        depth?: number;
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The graph around the asset, as far as the reader may see it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LineageGraph'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getEvidence: {
    parameters: {
      query?: {
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The package */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/zip': string;
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getImpact: {
    parameters: {
      query: {
        /** The id of an asset, the ref of its entity, a library as `library:<ecosystem>/<name>` (the ecosystem is `pypi`, `conda` or `python`), or a source as `source:<type>/<key>`. */
        ref: string;
        /** One version of it, e.g. of a dataset. Of a library, the version that versions of models must pin exactly. */
        version?: string;
        /** Everything as of this point in time (ISO 8601) instead of now. What is not kept over time is left out; see the documentation. */
        asOf?: string;
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** What is affected, the nearest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Impact'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  notifyAffectedOwners: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ref: string;
          version?: string;
          /** What the owners are to know; it comes before the list. */
          message?: string;
          /** Shows who would be told what, and tells nobody. */
          preview: boolean;
        };
      };
    };
    responses: {
      /** Who is told what */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImpactNotices'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getDeclarationDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The draft, made of what is known */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeclarationDraft'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  acceptFinding: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        findingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Kept with it and in the audit log. */
          reason: string;
          /**
           * Format: date-time
           * When the acceptance ends; within two years.
           */
          until: string;
        };
      };
    };
    responses: {
      /** The finding as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Finding'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  reopenFinding: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        findingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Kept with it and in the audit log. */
          reason: string;
        };
      };
    };
    responses: {
      /** The finding as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Finding'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  listFindingTypes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** All types, also those that a company added */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['FindingTypeInfo'][];
          };
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  decideLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          type: components['schemas']['DecisionType'];
          /** Format: uuid */
          assetId: string;
          /**
           * Format: uuid
           * For `merge`: the asset that is the same thing.
           */
          otherAssetId?: string;
          /** For `split`: the record that is another thing. */
          recordRef?: string;
          /** Kept with it and in the audit log. */
          reason: string;
        };
      };
    };
    responses: {
      /** The asset as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssetDetail'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  revokeDecision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        decisionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Kept with it and in the audit log. */
          reason: string;
        };
      };
    };
    responses: {
      /** The decision as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Decision'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getSummary: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The numbers of the dashboard */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Summary'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  listSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** All sources, in the order of their refs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Source'][];
          };
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        type: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The source */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Source'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  listSyncRuns: {
    parameters: {
      query?: {
        /** How many items a page holds at the most. */
        limit?: number;
        /** The `nextCursor` or `prevCursor` of an earlier answer; the other parameters must be the same. */
        cursor?: string;
      };
      header?: never;
      path: {
        type: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of runs */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunPage'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  getSyncRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        type: string;
        key: string;
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The run */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunDetail'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  syncSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        type: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The sync was asked for; the source's `runningRun` shows its progress once it has started */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Source'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  receiveSourceEvent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        type: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** The answer that the platform expects of somebody who listens */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** It was understood; objects are read again, or it was none of this source's news */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** One of a fixed set (string). */
            status: 'accepted' | 'ignored';
          };
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  releaseBrake: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        type: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Why the smaller listing is right. It is kept with the run and in the audit log. */
          reason: string;
        };
      };
    };
    responses: {
      /** The brake was released and a sync asked for */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Source'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  streamDifferences: {
    parameters: {
      query: {
        from: string;
        /** Now where absent. */
        to?: string;
        /** Only the asset of this entity. */
        entityRef?: string;
        /** Only assets of one of these kinds. */
        kind?: components['schemas']['AssetKind'][];
        /** With `asOf`: `known`, what the inventory held then, or `actual`, what was the case then at the sources, by all that is known by now. */
        clock?: 'known' | 'actual';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Lines of JSON */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': string;
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  verifyHistory: {
    parameters: {
      query?: {
        /** Begins after this seal; absent to begin with the first. */
        after?: number;
        /** The hash that the seal `after` must have, e.g. of a head that was kept elsewhere. */
        hash?: string;
        /** So many seals at most. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** What was found, be it intact or broken */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryVerification'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  readCatalogFeed: {
    parameters: {
      query?: {
        /** The `next` of the last answer; absent to read from the beginning. */
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The next changes. An entity appears once, in its latest state. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogFeed'];
        };
      };
      /** What went wrong, and what to do */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
}
