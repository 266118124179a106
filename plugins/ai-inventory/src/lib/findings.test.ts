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

  it('of shadow AI come before those of types that a company added', () => {
    expect(severityOfType('undeclared')).toBe('error');
    expect(severityOfType('budget-overrun')).toBe('info');
  });

  it('have words even where the backend gives no title', () => {
    expect(typeInWords('owner-unknown')).toBe('Owner unknown');
  });
});
