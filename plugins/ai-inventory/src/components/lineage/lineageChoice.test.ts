import { parseLineageChoice, writeLineageChoice } from './lineageChoice';

const USUAL = {
  direction: 'both',
  depth: 3,
  version: undefined,
  view: 'graph',
  showsAffected: false,
};

describe('the choice in the address', () => {
  it.each([
    ['', USUAL],
    [
      'direction=upstream&depth=10&version=v%201&view=list&affected=show',
      {
        direction: 'upstream',
        depth: 10,
        version: 'v 1',
        view: 'list',
        showsAffected: true,
      },
    ],
    ['direction=sideways&depth=11&version=&view=cube&affected=1', USUAL],
    ['depth=2.5', USUAL],
    ['depth=0', USUAL],
  ])('reads “%s”, and leaves out what makes no sense', (search, choice) => {
    expect(parseLineageChoice(new URLSearchParams(search))).toEqual(choice);
  });

  it('comes back as it was written, beside what others wrote', () => {
    const choice = {
      direction: 'downstream',
      depth: 1,
      version: 'a&b',
      view: 'list',
      showsAffected: true,
    } as const;
    const params = writeLineageChoice(new URLSearchParams('tab=x'), choice);
    expect(parseLineageChoice(params)).toEqual(choice);
    expect(params.get('tab')).toBe('x');
  });

  it('keeps the address short where all is as usual', () => {
    const params = new URLSearchParams('depth=9&view=list&version=1');
    const usual = parseLineageChoice(new URLSearchParams());
    expect(writeLineageChoice(params, usual).toString()).toBe('');
  });
});
