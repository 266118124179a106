import type {
  AssetDetail,
  AssetVersion,
  Change,
  Decision,
  Finding,
  LineageGraph,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { toTime, type StoredRevision } from '../history/chain';
import type { Moment } from '../history/Moment';
import type { Seal } from '../history/SealStore';

export interface ReportContent {
  readonly asset: AssetDetail;
  readonly moment: Moment;
  readonly madeAt: Date;
  readonly madeBy: string;
  /** The newest ones. */
  readonly versions: AssetVersion[];
  /** The oldest ones. */
  readonly changes: StoredRevision[];
  readonly findings: Finding[];
  readonly decisions: Decision[];
  readonly lineage: LineageGraph;
  /** Of the chain of the history. */
  readonly head?: Seal;
}

/** A piece of HTML that needs no more escaping. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | undefined | readonly Html[];

/** Escapes whatever is put into it. */
function html(texts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(
    texts.reduce((all, text, index) => all + toText(pieces[index - 1]) + text),
  );
}

function toText(piece: Piece): string {
  if (piece instanceof Html) {
    return piece.text;
  }
  if (Array.isArray(piece)) {
    return piece.map(toText).join('');
  }
  return String(piece ?? '–').replace(
    /[&<>"']/g,
    character => `&#${character.charCodeAt(0)};`,
  );
}

const STYLE = new Html(`
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; }
  h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #d0d7de; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #eaeef2; overflow-wrap: anywhere; }
  .note { color: #57606a; } code { font-size: .9em; }
  @media print { h2 { break-after: avoid; } tr { break-inside: avoid; } }
  @media (prefers-color-scheme: dark) { body { background: #14181d; color: #e6edf3; } h2, th, td { border-color: #30363d; } .note { color: #9aa4ae; } }
`);

/** A page for people: who, what, made from what, what happened, and the proof. */
export function renderReport(content: ReportContent): string {
  const { asset, moment, madeAt, madeBy } = content;
  const title = asset.title ?? asset.name;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Evidence: ${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        <p class="note">
          Evidence of a ${asset.kind}, as of
          <strong>${toTime(moment.at)}</strong>,
          ${moment.clock === 'known'
            ? 'as the inventory knew it then'
            : 'as it was then, by what was known when this was made'}.
          Made ${toTime(madeAt)} for ${madeBy}.
        </p>
        ${identity(asset)} ${classification(asset)} ${versions(content)}
        ${lineage(content.lineage)} ${history(content)}
        ${findings(content.findings)} ${decisions(content.decisions)}
        ${proof(content.head)}
      </body>
    </html> `.text;
}

function table(heads: readonly string[], rows: readonly Html[]): Html {
  if (rows.length === 0) {
    return html`<p class="note">None.</p>`;
  }
  return html`<table>
    <thead>
      <tr>
        ${heads.map(head => html`<th>${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function row(...cells: Piece[]): Html {
  return html`<tr>
    ${cells.map(cell => html`<td>${cell}</td>`)}
  </tr>`;
}

function identity(asset: AssetDetail): Html {
  const facts: Array<[string, string | undefined]> = [
    ['Name', asset.name],
    ['Id in the inventory', asset.id],
    ['Entity', asset.entityRef],
    ['Owner', asset.owner],
    ['System', asset.system],
    ['Lifecycle', asset.lifecycle],
    ['Current version', asset.currentVersion],
    ['Declared by its owner', asset.declared ? 'yes' : 'no'],
    ['Declared in', asset.declaration?.location],
    ['Environments', asset.environments.join(', ')],
    ['Records', asset.records.map(({ ref }) => ref).join(', ')],
    ['First known', asset.firstSeenAt],
    ['Removed', asset.removedAt],
  ];
  return html`<h2>What it is</h2>
    ${table(
      ['', ''],
      facts.map(([name, value]) => row(name, value || undefined)),
    )}`;
}

function classification({ classification: found }: AssetDetail): Html {
  if (!found) {
    return html``;
  }
  return html`<h2>Class by the EU AI Act</h2>
    <p>
      <strong>${found.riskClass}</strong> by the rules ${found.rulesVersion};
      decision support, not legal advice.
    </p>
    ${table(
      ['Rule', 'Outcome', 'Article', 'Because'],
      found.steps.map(step =>
        row(step.title, step.outcome, step.article, step.reason),
      ),
    )}
    ${found.missingFacts.length > 0
      ? html`<p>
          Not known:
          ${found.missingFacts.map(({ question }) => question).join(' ')}
        </p>`
      : html``}`;
}

function versions({ versions: shown, asset }: ReportContent): Html {
  return html`<h2>Versions and the data that made them</h2>
    ${more(shown.length, asset.versionCount, 'versions.ndjson')}
    ${table(
      [
        'Version',
        'Lifecycle',
        'Made',
        'Framework',
        'Data (role, version or digest)',
      ],
      shown.map(version =>
        row(
          version.version,
          version.lifecycle,
          [version.createdAt, version.createdBy].filter(Boolean).join(' by '),
          [version.framework, version.frameworkVersion]
            .filter(Boolean)
            .join(' '),
          version.datasets.map(
            use => html`${use.role}: ${use.name} ${use.version ?? ''}<br />`,
          ),
        ),
      ),
    )}`;
}

function lineage({ nodes, edges, truncated }: LineageGraph): Html {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return html`<h2>What it was made from, and what uses it</h2>
    ${truncated ? html`<p class="note">There is more than this.</p>` : html``}
    ${table(
      ['From', '', 'To', 'Who says so', 'Since'],
      edges.map(edge =>
        row(
          names.get(edge.from),
          edge.type,
          names.get(edge.to),
          edge.evidence,
          edge.since,
        ),
      ),
    )}`;
}

function history({ changes }: ReportContent): Html {
  return html`<h2>What happened</h2>
    <p class="note">
      The first ${changes.length}; all of it is in history.ndjson.
    </p>
    ${table(
      ['Known since', 'True since', 'What', 'Version', 'By', 'Changes'],
      changes.map(change =>
        row(
          toTime(change.recorded_at),
          change.occurred_at === null ? undefined : toTime(change.occurred_at),
          change.type,
          change.version ?? undefined,
          change.actor ?? undefined,
          describeChanges(JSON.parse(change.changes)),
        ),
      ),
    )}`;
}

function describeChanges(changes: readonly Change[]): Html[] {
  return changes.map(
    ({ field, from, to }) =>
      html`${field}: ${textOf(from)} → ${textOf(to)}<br />`,
  );
}

function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string'
    ? value
    : JSON.stringify(value);
}

function findings(found: readonly Finding[]): Html {
  return html`<h2>Findings</h2>
    ${table(
      ['Finding', 'Severity', 'Opened', 'Closed', 'Accepted', 'What it says'],
      found.map(finding =>
        row(
          finding.title,
          finding.severity,
          finding.openedAt,
          finding.closedAt,
          finding.acceptance &&
            `by ${finding.acceptance.by} until ${finding.acceptance.until}: ${finding.acceptance.reason}`,
          finding.explanation,
        ),
      ),
    )}`;
}

function decisions(made: readonly Decision[]): Html {
  return html`<h2>Decisions and approvals</h2>
    ${table(
      ['Decision', 'By', 'When', 'Why'],
      made.map(decision =>
        row(decision.type, decision.by, decision.at, decision.reason),
      ),
    )}`;
}

function proof(head: Seal | undefined): Html {
  return html`<h2>How to verify this</h2>
    <p>
      Each change above has a hash in a chain of seals. Unpack the ZIP and run
      <code>node verify-evidence.mjs</code> in its folder; it needs no network.
    </p>
    <p>
      ${head
        ? html`The chain ended with seal ${head.seq}, made ${head.sealedAt},
            with the hash <code>${head.hash}</code>. That the inventory still
            has it, the command <code>ai-inventory-verify-history</code> tells.`
        : html`Nothing was sealed yet when this was made.`}
      The SHA-256 of <code>manifest.json</code> is in the audit log of the
      portal.
    </p>`;
}

function more(shown: number, all: number, file: string): Html {
  return all > shown
    ? html`<p class="note">
        The newest ${shown} of ${all}; all are in ${file}.
      </p>`
    : html``;
}
