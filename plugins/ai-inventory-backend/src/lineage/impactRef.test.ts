import { InputError } from '@backstage/errors';
import { parseImpactRef } from './impactRef';

describe('what an impact is asked for', () => {
  it.each([
    ['library:pypi/Scikit_Learn', 'pypi', 'scikit-learn'],
    ['library:PyPI/ruamel..yaml', 'pypi', 'ruamel-yaml'],
    ['library:conda/_libgcc_mutex', 'conda', '_libgcc_mutex'],
    ['library:python/python', 'python', 'python'],
    ['library:pypi/a/b', 'pypi', 'a/b'],
    ['library:pypi/Ünïcode-包', 'pypi', 'ünïcode-包'],
  ])('%s is a library', (text, ecosystem, name) => {
    expect(parseImpactRef(text)).toEqual({
      type: 'library',
      library: { ecosystem, name },
    });
  });

  it('a source is one, and all else names an asset', () => {
    expect(parseImpactRef('source:mlflow/prod')).toEqual({
      type: 'source',
      ref: 'mlflow/prod',
    });
    expect(parseImpactRef('dataset:default/tx')).toEqual({
      type: 'asset',
      ref: 'dataset:default/tx',
    });
  });

  it.each([
    'library:',
    'library:numpy',
    'library:npm/react',
    'library:pypi/',
    'library:pypi/  ',
    'source:',
    'source:mlflow',
    'source:mlflow/prod/more',
  ])('%s is refused with how to write it', text => {
    expect(() => parseImpactRef(text)).toThrow(InputError);
    expect(() => parseImpactRef(text)).toThrow(/^Write a (library|source) as/);
  });
});
