import {
  explainOwner,
  ownerOf,
  type OwnedSubject,
  type OwnershipMatch,
} from './ownership';

describe('ownerOf', () => {
  const policy = {
    rules: [
      { match: { tag: 'team', value: 'legacy' }, owner: 'group:default/attic' },
      { match: { tag: 'team' }, owner: 'group:default/${value}' },
      { match: { tag: 'contact' }, owner: 'user:default/${value}' },
    ],
    default: 'group:default/ml-platform',
  };

  it.each([
    [{ team: 'risk' }, 'group:default/risk'],
    [{ team: 'legacy' }, 'group:default/attic'],
    [{ contact: 'ann' }, 'user:default/ann'],
    [{}, 'group:default/ml-platform'],
    [{ team: 'no such name!' }, 'group:default/ml-platform'],
    [{ team: '' }, 'group:default/ml-platform'],
    [{ team: 'no good', contact: 'ann' }, 'user:default/ann'],
  ])('gives %j to %s', (tags, owner) => {
    expect(
      ownerOf({ tags: tags as Record<string, string> }, policy).owner,
    ).toBe(owner);
  });

  it('says where the owner comes from', () => {
    expect(ownerOf({ tags: { team: 'risk' } }, policy).provenance).toEqual({
      from: 'rule',
      detail: 'tag team = risk',
    });
    expect(ownerOf({ tags: {} }, policy).provenance).toEqual({
      from: 'default',
    });
    expect(ownerOf({ tags: {} }, { rules: [] })).toEqual({});
  });

  it('takes no part of a reference from a value that would change its kind', () => {
    const owner = (template: string, value: string) =>
      ownerOf(
        { tags: { team: value } },
        { rules: [{ match: { tag: 'team' }, owner: template }] },
      ).owner;
    expect(owner('${value}', 'user:default/ann')).toBe('user:default/ann');
    expect(owner('${value}', 'component:default/shop')).toBeUndefined();
    expect(owner('group:default/${value}', 'x/../risk')).toBeUndefined();
    expect(owner('group:default/${value}', '$&')).toBeUndefined();
  });
});

describe('a rule', () => {
  const FRAUD: OwnedSubject = {
    kind: 'model',
    name: 'risk-fraud-v2',
    tags: { team: 'team-risk', empty: '' },
    ownerHint: 'ann@example.com',
    createdBy: 'bob',
    source: {
      ref: 'sagemaker/eu',
      environment: 'production',
      account: '123456789012',
    },
  };
  const given = (match: OwnershipMatch, owner = 'group:default/g') =>
    ownerOf(FRAUD, { rules: [{ match, owner }] }).owner;

  it.each<[OwnershipMatch, boolean]>([
    [{ tag: 'team' }, true],
    [{ tag: 'Team' }, false],
    [{ tag: 'toString' }, false],
    [{ tag: 'team', value: 'team-risk' }, true],
    [{ tag: 'team', value: 'risk' }, false],
    [{ tag: 'team', value: '/risk/' }, true],
    [{ tag: 'team', value: '/^risk/' }, false],
    [{ tag: 'team', value: '/^TEAM/' }, false],
    [{ tag: 'empty', value: '' }, true],
    [{ user: 'ann@example.com' }, true],
    [{ user: 'bob' }, true],
    [{ user: 'ann' }, false],
    [{ user: '/@example\\.com$/' }, true],
    [{ prefix: 'risk-' }, true],
    [{ prefix: 'fraud' }, false],
    [{ prefix: 'Risk' }, false],
    [{ source: 'sagemaker/eu' }, true],
    [{ source: 'sagemaker/*' }, true],
    [{ source: '*/eu' }, true],
    [{ source: '*' }, true],
    [{ source: 'sagemaker/e' }, false],
    [{ source: 'sagemaker/.u' }, false],
    [{ source: 'mlflow/*' }, false],
    [{ account: '123456789012' }, true],
    [{ account: '12345678901' }, false],
    [{ environment: 'production' }, true],
    [{ environment: 'staging' }, false],
    [{ kind: 'model' }, true],
    [{ kind: 'endpoint' }, false],
    [{ kind: 'model', prefix: 'risk-', environment: 'production' }, true],
    [{ kind: 'model', prefix: 'risk-', environment: 'staging' }, false],
  ])('that asks for %j fits: %s', (match, fits) => {
    expect(given(match)).toBe(fits ? 'group:default/g' : undefined);
  });

  it.each<[OwnershipMatch, string, string | undefined]>([
    [{ tag: 'team' }, 'group:default/${value}', 'group:default/team-risk'],
    [
      { tag: 'team', value: '/^team-(.+)$/' },
      'group:default/${1}',
      'group:default/risk',
    ],
    [
      { tag: 'team', value: '/^team-(?<unit>.+)$/' },
      'group:${unit}/${value}',
      'group:risk/team-risk',
    ],
    [{ user: '/^(.+)@/' }, 'user:default/${1}', 'user:default/ann'],
    [{ user: 'bob' }, 'user:default/${user}', 'user:default/bob'],
    // Nothing asks for bob, and ann is the one who is responsible.
    [{ kind: 'model' }, 'user:default/${user}', undefined],
    [{ prefix: 'risk-' }, 'group:default/${rest}', 'group:default/fraud'],
    [{ prefix: 'risk' }, 'group:default/${rest}', undefined],
    [
      { source: 'sagemaker/*' },
      'group:${environment}/aws-${account}',
      'group:production/aws-123456789012',
    ],
    [{ tag: 'team', value: '/risk(x)?/' }, 'group:default/a${1}', undefined],
  ])('%j with the template %s gives %s', (match, template, owner) => {
    expect(given(match, template)).toBe(owner);
  });

  it('takes the environment of the record before that of its source', () => {
    const policy = {
      rules: [{ match: { environment: 'canary' }, owner: 'group:default/g' }],
    };
    expect(ownerOf({ ...FRAUD, environment: 'canary' }, policy).owner).toBe(
      'group:default/g',
    );
  });

  it('takes the id of a subscription in any case', () => {
    const subject = {
      tags: {},
      source: { ref: 'azureml/west', account: 'ABCD-01' },
    };
    const rules = [{ match: { account: 'abcd-01' }, owner: 'group:default/g' }];
    expect(ownerOf(subject, { rules }).owner).toBe('group:default/g');
  });

  it('applies no expression to a text without end', () => {
    const subject = { tags: { notes: `${'a'.repeat(2_000)}risk` } };
    const match = { tag: 'notes', value: '/risk$/' };
    const rules = [{ match, owner: 'group:default/g' }];
    expect(ownerOf(subject, { rules }).owner).toBeUndefined();
  });
});

describe('explainOwner', () => {
  const policy = {
    rules: [
      { match: { tag: 'team' }, owner: 'group:default/${value}' },
      { match: { user: '/@/', kind: 'model' }, owner: 'user:default/${user}' },
      { match: { prefix: 'x-' }, owner: 'user:default/${user}' },
      { match: { account: '1' }, owner: 'group:default/one' },
      { match: { environment: 'dev' }, owner: 'group:default/dev' },
    ],
    default: 'group:default/ml-platform',
  } as const;

  it('tells each rule up to the first that wins, and why', () => {
    expect(
      explainOwner(
        {
          kind: 'model',
          name: 'x-y',
          tags: {},
          ownerHint: 'ann@example.com',
          source: { ref: 'sagemaker/eu', account: '1' },
        },
        policy,
      ),
    ).toEqual([
      {
        rule: 'tag team → group:default/${value}',
        outcome: 'no-match',
        reason: 'no tag team',
      },
      {
        rule: 'user /@/, kind model → user:default/${user}',
        outcome: 'invalid',
        reason:
          "user = ann@example.com, kind = model; but 'user:default/ann@example.com' is no entity ref of a group or user",
      },
      {
        rule: 'prefix x- → user:default/${user}',
        outcome: 'invalid',
        reason:
          "name = x-y; but 'user:default/ann@example.com' is no entity ref of a group or user",
      },
      {
        rule: 'account 1 → group:default/one',
        outcome: 'matched',
        owner: 'group:default/one',
        reason: 'account = 1',
      },
    ]);
  });

  it('ends with the default where no rule gives an owner', () => {
    const steps = explainOwner({ name: 'x-y', tags: {} }, policy);
    expect(steps.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['no-match', 'no tag team'],
      ['no-match', 'no user'],
      ['invalid', 'name = x-y; but there is nothing to put for ${user}'],
      ['no-match', 'no account'],
      ['no-match', 'no environment'],
      ['default', 'no rule gives an owner'],
    ]);
    expect(steps.at(-1)).toMatchObject({
      rule: 'default',
      owner: 'group:default/ml-platform',
    });
  });

  it('says that there is no default', () => {
    expect(explainOwner({ tags: {} }, { rules: [] })).toEqual([
      {
        rule: 'default',
        outcome: 'default',
        owner: undefined,
        reason: 'no rule gives an owner, and no default is configured',
      },
    ]);
  });

  it('cuts what is too long to be shown', () => {
    const [step] = explainOwner(
      { tags: { team: 'x'.repeat(100_000) } },
      policy,
    );
    expect(step.outcome).toBe('invalid');
    expect(step.reason.length).toBeLessThan(600);
  });
});
