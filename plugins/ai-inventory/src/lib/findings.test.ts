import { severityOfType, typeInWords, worstSeverity } from './findings';

describe('findings', () => {
  it.each([
    [[], undefined],
    [['info'], 'info'],
    [['info', 'error', 'warning'], 'error'],
    [['warning', 'info'], 'warning'],
  ] as const)('of %j have %s as the worst', (severities, worst) => {
    const findings = severities.map(severity => ({ type: 'x', severity }));
    expect(worstSeverity(findings)).toBe(worst);
  });

  it.each([
    ['undeclared', 'error'],
    ['claim-conflict', 'error'],
    ['dataset-digest-mismatch', 'error'],
    ['unregistered-model', 'warning'],
    ['declared-not-found', 'warning'],
    ['drift', 'warning'],
    ['unowned', 'warning'],
    ['owner-unknown', 'warning'],
    ['riskier-origin', 'warning'],
    ['unclassified', 'warning'],
    ['missing-training-data', 'warning'],
    // A type that a company added: nobody said how bad it is.
    ['budget-overrun', 'info'],
  ])('of the type %s are shown as %s', (type, severity) => {
    expect(severityOfType(type)).toBe(severity);
  });

  it('have words even where the backend gives no title', () => {
    expect(typeInWords('owner-unknown')).toBe('Owner unknown');
  });
});
