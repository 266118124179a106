import { parseConfig } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ownershipSchema } from './ownershipConfig';

function read(ownership: unknown) {
  return parseConfig(ownershipSchema, ownership, 'aiInventory.ownership');
}

function readRule(match: object, owner: unknown = 'group:default/risk') {
  return read({ rules: [{ match, owner }] });
}

describe('the configuration of owners', () => {
  it('may be left out', () => {
    expect(read({})).toEqual({ rules: [], default: undefined });
  });

  it('takes every key, and completes the default', () => {
    const rules = [
      {
        match: {
          tag: 'team',
          value: '/^(?<unit>[a-z]+)-/',
          user: 'ann',
          prefix: 'risk-',
          source: 'sagemaker/*',
          account: '123456789012',
          environment: 'production',
          kind: 'model',
        },
        owner: 'group:${unit}/${1}-${value}-${user}-${rest}',
      },
    ];
    expect(read({ rules, default: 'ml-platform' })).toEqual({
      rules,
      default: 'group:default/ml-platform',
    });
  });

  it.each<[string, object, string]>([
    ['a short ref, whose kind is group', { tag: 'team' }, 'ml-${value}'],
    ['a whole ref in a tag', { tag: 'owner' }, '${value}'],
    ['a kind in a tag', { tag: 'k', value: '/(.+)/' }, '${1}:default/x'],
    ['what the asset says, with any match', { kind: 'model' }, 'user:${user}'],
    [
      'named groups of two expressions',
      { tag: 't', value: '/(?<a>.)/', user: '/(?<b>.)/' },
      'group:${a}/${b}',
    ],
    [
      'numbers, where one of two expressions has groups',
      { tag: 't', value: '/./', user: '/(.)/' },
      'user:default/${1}',
    ],
    ['a path, which is no expression', { tag: 't', value: '/data/x' }, 'g'],
  ])('takes %s', (_, match, owner) => {
    expect(readRule(match, owner).rules).toEqual([{ match, owner }]);
  });

  it.each<[string, object, RegExp]>([
    ['no condition', {}, /rules\.0\.match: must hold at least one of tag, /],
    [
      'an unknown condition',
      { team: 'x' },
      /rules\.0\.match: unknown key 'team'; allowed are tag, value, user, prefix, source, account, environment, kind/,
    ],
    [
      'a value without its tag',
      { value: 'x' },
      /rules\.0\.match\.value: .*give its tag/,
    ],
    [
      'a number for an account',
      { account: 123456789012 },
      /rules\.0\.match\.account: must be text: put it in quotes/,
    ],
    ['an unknown kind', { kind: 'api' }, /rules\.0\.match\.kind: .*"endpoint"/],
    ['an empty tag', { tag: '' }, /rules\.0\.match\.tag: must not be empty/],
    [
      'a type for a source',
      { source: 'sagemaker' },
      /rules\.0\.match\.source: .*'sagemaker\/\*'/,
    ],
    [
      'an expression that is none',
      { user: '/(/' },
      /rules\.0\.match\.user: must be a valid regular expression.*: Unterminated group$/,
    ],
    [
      'an expression of another dialect',
      { tag: 't', value: '/\\-/' },
      /rules\.0\.match\.value: must be a valid regular expression/,
    ],
    [
      'an expression that is too long',
      { user: `/${'a'.repeat(501)}/` },
      /rules\.0\.match\.user: .*at most 500 characters/,
    ],
    ['flags', { user: '/ann/i' }, /rules\.0\.match\.user: must not have flags/],
    [
      'one name for two groups',
      { tag: 't', value: '/(?<a>.)/', user: '/(?<a>.)/' },
      /rules\.0\.match: captures 'a' twice/,
    ],
    [
      'a group with a name that is taken',
      { tag: 't', value: '/(?<value>.)/' },
      /rules\.0\.match: captures 'value' twice/,
    ],
  ])('that asks for %s is refused', (_, match, message) => {
    expect(() => readRule(match)).toThrow(message);
  });

  it.each<[string, object, unknown, RegExp]>([
    [
      'a value that no tag gives',
      { prefix: 'risk-' },
      'group:default/${value}',
      /rules\.0\.owner: uses \$\$\{value\}, which this rule does not capture; it may use \$\$\{rest\}, \$\$\{user\}, /,
    ],
    [
      'a group that the expression has not',
      { tag: 't', value: '/(.)/' },
      'group:default/${2}',
      /rules\.0\.owner: uses \$\$\{2\}.*\$\$\{1\}/,
    ],
    [
      'a number that could be of two expressions',
      { tag: 't', value: '/(.)/', user: '/(.)/' },
      'group:default/${1}',
      /rules\.0\.owner: uses \$\$\{1\}/,
    ],
    [
      'nothing by name',
      { tag: 't' },
      'group:default/${}',
      /rules\.0\.owner: uses \$\$\{\}/,
    ],
    [
      'another kind',
      { tag: 't' },
      'component:default/${value}',
      /rules\.0\.owner: must be the entity ref of a group or user/,
    ],
    [
      'what is no ref',
      { tag: 't' },
      'group:default/team $value',
      /rules\.0\.owner: must be the entity ref of a group or user/,
    ],
    [
      'what the loader took for a variable',
      { tag: 't' },
      undefined,
      /rules\.0\.owner: .*write captured values as \$\$\{value\}/,
    ],
  ])('whose owner is %s is refused', (_, match, owner, message) => {
    expect(() => read({ rules: [{ match, owner }] })).toThrow(message);
  });

  it('refuses a default that is no group or user, in one line', () => {
    for (const wrong of ['Not A Ref!', 'component:default/x', '']) {
      expect(() => read({ default: wrong })).toThrow(
        /^Invalid configuration: aiInventory\.ownership\.default: must be an entity ref of a group or user, .*$/,
      );
    }
  });

  it('names the rule that is wrong, by its place', () => {
    expect(() =>
      read({
        rules: [
          { match: { tag: 't' }, owner: 'g' },
          { match: { tag: 't' }, owner: 'g h' },
        ],
      }),
    ).toThrow(/ownership\.rules\.1\.owner/);
  });
});
