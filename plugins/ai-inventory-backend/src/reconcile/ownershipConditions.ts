import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { matchPattern, parsePattern, type Captures } from './textPattern';

/** What a rule asks of an asset. All that is given must fit. */
export interface OwnershipMatch {
  /** The tag at the platform. */
  readonly tag?: string;
  /** The tag's value: a text, or an expression written `/…/`. */
  readonly value?: string;
  /** Who the platform says is responsible, or made it; as `value`. */
  readonly user?: string;
  /** How the platform's name starts. */
  readonly prefix?: string;
  /** The ref of the source; `*` stands for any characters. */
  readonly source?: string;
  /** AWS account id, Azure subscription id, or Google project. */
  readonly account?: string;
  readonly environment?: string;
  readonly kind?: SourceRecord['kind'];
}

/** What the rules look at. */
export interface OwnedSubject {
  readonly tags: Readonly<Record<string, string>>;
  readonly kind?: SourceRecord['kind'];
  /** The platform's own name. */
  readonly name?: string;
  readonly ownerHint?: string;
  readonly createdBy?: string;
  /** The record's own, which wins over the source's. */
  readonly environment?: string;
  readonly source?: {
    readonly ref: string;
    readonly environment?: string;
    readonly account?: string;
  };
}

/** Whether one key of a rule fits, and what the asset says there. */
export interface ConditionResult {
  readonly fits: boolean;
  /** For people, e.g. `tag team = risk`. */
  readonly says: string;
  readonly captures?: Captures;
}

/** One key of a rule, ready to be applied. */
export type Condition = (subject: OwnedSubject) => ConditionResult;

/** Makes the conditions of a rule, in a fixed order. */
export function conditionsOf(match: OwnershipMatch): readonly Condition[] {
  const { tag, value, user, prefix, source, account, environment, kind } =
    match;
  return [
    ...(tag === undefined ? [] : [tagFits(tag, value)]),
    ...(user === undefined ? [] : [userFits(user)]),
    ...(prefix === undefined ? [] : [prefixFits(prefix)]),
    ...(source === undefined ? [] : [sourceFits(source)]),
    ...(account === undefined ? [] : [accountFits(account)]),
    ...(environment === undefined
      ? []
      : [isEqual('environment', environmentOf, environment)]),
    ...(kind === undefined ? [] : [isEqual('kind', it => it.kind, kind)]),
  ];
}

/** Where the asset runs: its record's own word, or else its source's. */
export function environmentOf(subject: OwnedSubject): string | undefined {
  return subject.environment ?? subject.source?.environment;
}

function tagFits(tag: string, value: string | undefined): Condition {
  const pattern = value === undefined ? undefined : parsePattern(value);
  return ({ tags }) => {
    if (!Object.hasOwn(tags, tag)) {
      return { fits: false, says: `no tag ${tag}` };
    }
    const text = tags[tag];
    const found = pattern ? matchPattern(pattern, text) : {};
    return {
      fits: found !== undefined,
      says: `tag ${tag} = ${text}`,
      captures: { ...found, value: text },
    };
  };
}

function userFits(user: string): Condition {
  const pattern = parsePattern(user);
  return ({ ownerHint, createdBy }) => {
    // Who is responsible says more than who made it.
    const named = [ownerHint, createdBy].filter(name => name !== undefined);
    for (const name of named) {
      const found = matchPattern(pattern, name);
      if (found) {
        return {
          fits: true,
          says: `user = ${name}`,
          captures: { ...found, user: name },
        };
      }
    }
    return {
      fits: false,
      says: named.length > 0 ? `user = ${named.join(' or ')}` : 'no user',
    };
  };
}

function prefixFits(prefix: string): Condition {
  return ({ name = '' }) => ({
    fits: name.startsWith(prefix),
    says: `name = ${name}`,
    captures: { rest: name.slice(prefix.length).split(/[-_./]/)[0] },
  });
}

function sourceFits(source: string): Condition {
  const parts = source.split('*').map(escapeExpression);
  const expression = new RegExp(`^${parts.join('.*')}$`, 'su');
  return subject => ({
    fits: expression.test(subject.source?.ref ?? ''),
    says: `source = ${subject.source?.ref ?? 'not known'}`,
  });
}

function accountFits(account: string): Condition {
  return ({ source }) => ({
    // Azure's portal and its API write one subscription's id in different case.
    fits: source?.account?.toLowerCase() === account.toLowerCase(),
    says: source?.account ? `account = ${source.account}` : 'no account',
  });
}

function isEqual(
  key: string,
  read: (subject: OwnedSubject) => string | undefined,
  expected: string,
): Condition {
  return subject => {
    const actual = read(subject);
    return {
      fits: actual === expected,
      says: actual === undefined ? `no ${key}` : `${key} = ${actual}`,
    };
  };
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
