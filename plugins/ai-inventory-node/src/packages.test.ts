import {
  parseCondaEnvironment,
  parsePipRequirement,
  parsePipRequirements,
  withoutRepeatedPackages,
} from './packages';

describe('package files', () => {
  it('are read line by line, without what may hold credentials', () => {
    expect(
      parsePipRequirements(
        [
          '--extra-index-url https://me:hunter2@index.example/simple',
          'numpy==1.26.4 # pinned',
          'rules @ git+https://me:hunter2@git.example/rules.git',
          './local',
        ].join('\n'),
        'requirements.txt',
      ),
    ).toEqual([
      {
        name: 'numpy',
        requirement: 'numpy==1.26.4',
        version: '1.26.4',
        ecosystem: 'pypi',
        file: 'requirements.txt',
      },
      {
        name: 'rules',
        requirement: 'rules @ git+https://git.example/rules.git',
        version: undefined,
        ecosystem: 'pypi',
        file: 'requirements.txt',
      },
    ]);
  });

  it('of conda hold what conda installs, and pip', () => {
    expect(
      parseCondaEnvironment(
        'dependencies: [python=3.11, conda-forge::lightgbm=4.5.0=py_0, 7, {pip: [mlflow==3.1.4]}]',
        'env.yaml',
      ).map(({ name, version, ecosystem, file }) => [
        name,
        version,
        ecosystem,
        file,
      ]),
    ).toEqual([
      ['python', '3.11', 'python', 'env.yaml'],
      ['lightgbm', '4.5.0', 'conda', 'env.yaml'],
      ['mlflow', '3.1.4', 'pypi', 'env.yaml'],
    ]);
    expect(() => parseCondaEnvironment('dependencies: nothing', 'x')).toThrow();
  });

  it('that repeat each other count once, the first one', () => {
    const first = parsePipRequirement('scikit_learn==1.5.2', 'a');
    const second = parsePipRequirement('scikit-learn>=1', 'b');

    expect(
      withoutRepeatedPackages([first, second].flatMap(one => one ?? [])),
    ).toEqual([first]);
  });
});
