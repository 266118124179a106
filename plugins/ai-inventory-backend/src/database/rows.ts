import type { DbTime } from './values';

/** A row of `assets`. */
export interface AssetRow {
  id: string;
  kind: string;
  name: string;
  sort_name: string;
  title: string | null;
  description: string | null;
  search_text: string;
  entity_ref: string | null;
  lifecycle: string;
  owner: string;
  system: string;
  place_id: string;
  /** Whether an endpoint runs it, or it is one that runs something. */
  deployed?: boolean | number;
  current_version: string | null;
  version_count: number;
  declared: boolean | number;
  last_activity_at: DbTime | null;
  first_seen_at: DbTime;
  updated_at: DbTime;
  missing_since: DbTime | null;
  removed_at: DbTime | null;
  removal_reason: string | null;
  /** The asset that it is part of now. */
  merged_into?: string | null;
  /** It has a declaration, or more than one record. */
  composite?: boolean | number;
  /** By the EU AI Act; models only. */
  risk_class: string;
  /** Since when it is there at its source, where known. */
  existed_since?: DbTime | null;
  /** When its last change was true at its source, where known. */
  true_since?: DbTime | null;
}

/** A row of `records`. */
export interface RecordRow {
  id: string;
  source_ref: string;
  external_id: string;
  asset_id: string;
  /**
   * The asset that it is when it is part of no other. Its versions and its
   * revisions bear this one, whatever the record is part of.
   */
  home_asset_id: string;
  kind: string;
  hash: string;
  listing_hash: string;
  environment: string | null;
  version_etags: string | null;
  lacks_versions: boolean | number;
  data: string;
  /** Not written with the rest of the record. */
  last_activity_at?: DbTime | null;
  first_seen_at: DbTime;
  missing_since: DbTime | null;
  missing_runs: number;
  missing_reason: string | null;
  removed_at: DbTime | null;
  removal_reason: string | null;
  /** When this row was last written for a change. */
  changed_at: DbTime;
}

/** A row of `deployments`. */
export interface DeploymentRow {
  id: string;
  record_id: string;
  deployment: string;
  source_ref: string;
  model_external_id: string | null;
  /** Where the record of its model lies. */
  model_source_ref: string | null;
  /** How its model is known that its platform does not name. */
  model_evidence: string | null;
  model_version: string | null;
  model_since: DbTime | null;
  environment: string | null;
  data: string;
  model_entity_ref: string | null;
  last_activity_at: DbTime | null;
  /** When it was first known. */
  recorded_at: DbTime;
  /** When this row was last written for a change. */
  changed_at: DbTime;
}

/** A row of `versions`. */
export interface VersionRow {
  id: string;
  asset_id: string;
  record_id: string;
  version: string;
  sort_key: string;
  hash: string;
  artifact_etag: string | null;
  training_etag: string | null;
  lifecycle: string;
  framework: string | null;
  data: string;
  recorded_at: DbTime;
  superseded_at: DbTime | null;
  missing_since: DbTime | null;
  missing_runs: number;
  removed_at: DbTime | null;
  /** When this state was true at its source, where known. */
  true_from: DbTime | null;
  true_to: DbTime | null;
}

/** A row of `dataset_uses`; its id is given by the database. */
export interface DatasetUseRow {
  version_id: string;
  source_ref: string;
  dataset_external_id: string;
  role: string;
  dataset_version: string | null;
}

/** A row of `version_packages`. */
export interface VersionPackageRow {
  version_id: string;
  ecosystem: string;
  /** As its ecosystem compares names; a hash where it is long. */
  name: string;
  /** The pinned one. */
  version: string | null;
}

/** A row of `revisions`; its id is given by the database. */
export interface RevisionRow {
  asset_id: string;
  type: string;
  version: string | null;
  record_id: string | null;
  occurred_at: DbTime | null;
  recorded_at: DbTime;
  run_id: string | null;
  actor: string | null;
  changes: string;
}

/** A row of `sources`. */
export interface SourceRow {
  ref: string;
  type: string;
  key: string;
  environment: string | null;
  location: string;
  schedule: string;
  unconfigured_since: DbTime | null;
  scope_changed_at: DbTime | null;
  last_complete_at: DbTime | null;
  last_complete_records: number | null;
  sync_requested_at: DbTime | null;
  sync_trigger: string | null;
  sync_requested_by: string | null;
  account?: string | null;
  brake: string | null;
  brake_release: string | null;
}

/** A row of `declarations`. */
export interface DeclarationRow {
  entity_ref: string;
  kind: string;
  asset_id: string;
  hash: string;
  entity: string;
  declared_at: DbTime;
  changed_at: DbTime;
  absent_since: DbTime | null;
  unregistered_at: DbTime | null;
}

/** A row of `identity_keys`; its id is given by the database. */
export interface IdentityKeyRow {
  record_id: string | null;
  entity_ref: string | null;
  key: string;
  rule: string;
  refers: boolean | number;
  value: string;
}

/** A row of `links`; its id is given by the database. */
export interface LinkRow {
  record_id: string;
  with_ref: string;
  rule: string;
  evidence: string;
  decision_id: string | null;
  since: DbTime;
}

/** A row of `decisions`. */
export interface DecisionRow {
  id: string;
  type: string;
  reason: string;
  decided_by: string;
  decided_at: DbTime;
  revoked_at: DbTime | null;
  revoked_by: string | null;
  revoke_reason: string | null;
}

/** A row of `findings`. */
export interface FindingRow {
  id: string;
  asset_id: string;
  type: string;
  severity: string;
  explanation: string;
  action: string;
  link: string | null;
  opened_at: DbTime;
  closed_at: DbTime | null;
  accepted_at: DbTime | null;
  accepted_until: DbTime | null;
  accepted_by: string | null;
  accepted_reason: string | null;
}

/** A row of `sync_runs`. */
export interface SyncRunRow {
  id: string;
  source_ref: string;
  trigger: string;
  scope: string;
  requested_by: string | null;
  status: string;
  started_at: DbTime;
  ended_at: DbTime | null;
  heartbeat_at: DbTime;
  expected_records: number | null;
  pages: number;
  records: number;
  created: number;
  updated: number;
  unchanged: number;
  missing: number;
  removed: number;
  restored: number;
  quarantined: number;
  throttled_ms: number;
  warnings: string | null;
  error: string | null;
}
