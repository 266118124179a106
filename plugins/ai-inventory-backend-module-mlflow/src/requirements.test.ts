import { filesBeside, readArtifactFiles } from './requirements';

function packagesOf(files: Parameters<typeof readArtifactFiles>[0]) {
  return readArtifactFiles(files).packages.map(
    ({ name, requirement, version, ecosystem }) => ({
      name,
      requirement,
      version,
      ecosystem,
    }),
  );
}

describe('readArtifactFiles', () => {
  it.each([
    ['numpy==1.26.4', 'numpy', '1.26.4'],
    ['numpy === 1.26.4', 'numpy', '1.26.4'],
    ['scikit-learn==1.5.2 # why', 'scikit-learn', '1.5.2'],
    ['mlflow[genai,extras]==3.1.4', 'mlflow', '3.1.4'],
    ['pandas>=2,<3', 'pandas', undefined],
    ['pandas~=2.2', 'pandas', undefined],
    ['numpy==1.26.*', 'numpy', undefined],
    ['torch', 'torch', undefined],
    ['zope.interface==6.0', 'zope.interface', '6.0'],
    ['numpy==1.26.4 ; python_version < "3.12"', 'numpy', '1.26.4'],
    ['a@ https://x.example/a.whl', 'a', undefined],
    ['torch==2.5.1+cu124', 'torch', '2.5.1+cu124'],
    ['numpy==1.26.4 --hash=sha256:abc', 'numpy', '1.26.4'],
    ['numpy (==1.26.4)', 'numpy', '1.26.4'],
  ])('reads %s', (line, name, version) => {
    const packages = packagesOf({ 'requirements.txt': `${line}\n` });

    expect(packages).toEqual([
      expect.objectContaining({ name, version, ecosystem: 'pypi' }),
    ]);
  });

  it.each([
    '# nothing',
    '',
    '-r other.txt',
    '--extra-index-url https://user:secret@index.example/simple',
    '-e git+https://x.example/y.git',
    'https://x.example/a.whl',
    './local/path',
    '=== broken',
  ])('leaves out %s', line => {
    expect(packagesOf({ 'requirements.txt': line })).toEqual([]);
  });

  it('joins continued lines, and keeps credentials to itself', () => {
    expect(
      packagesOf({
        'requirements.txt':
          'numpy==1.26.4 \\\n  --hash=sha256:1 \\\n  --hash=sha256:2\r\nrules @ git+https://bot:s3cret@git.example/r.git@v4',
      }),
    ).toEqual([
      expect.objectContaining({ requirement: 'numpy==1.26.4' }),
      expect.objectContaining({
        name: 'rules',
        requirement: 'rules @ git+https://git.example/r.git@v4',
      }),
    ]);
  });

  it('reads conda.yaml with channels, builds and pip', () => {
    expect(
      packagesOf({
        'conda.yaml': `
name: env
channels: [conda-forge]
dependencies:
  - python=3.11.9
  - pip<=24.3
  - conda-forge::cudatoolkit=12.4
  - numpy=1.26.4=py311h64a7726_0
  - scipy
  - 42
  - pip: ['xgboost==2.1.3', 7]
`,
      }),
    ).toEqual([
      {
        name: 'python',
        requirement: 'python=3.11.9',
        version: '3.11.9',
        ecosystem: 'python',
      },
      {
        name: 'pip',
        requirement: 'pip<=24.3',
        version: undefined,
        ecosystem: 'conda',
      },
      {
        name: 'cudatoolkit',
        requirement: 'conda-forge::cudatoolkit=12.4',
        version: '12.4',
        ecosystem: 'conda',
      },
      {
        name: 'numpy',
        requirement: 'numpy=1.26.4=py311h64a7726_0',
        version: '1.26.4',
        ecosystem: 'conda',
      },
      {
        name: 'scipy',
        requirement: 'scipy',
        version: undefined,
        ecosystem: 'conda',
      },
      {
        name: 'xgboost',
        requirement: 'xgboost==2.1.3',
        version: '2.1.3',
        ecosystem: 'pypi',
      },
    ]);
  });

  it('reads python_env.yaml', () => {
    expect(
      packagesOf({
        'python_env.yaml':
          'python: 3.12\nbuild_dependencies: [pip==24.3.1]\ndependencies: [-r requirements.txt]',
      }),
    ).toEqual([
      {
        name: 'python',
        requirement: 'python==3.12',
        version: '3.12',
        ecosystem: 'python',
      },
      {
        name: 'pip',
        requirement: 'pip==24.3.1',
        version: '24.3.1',
        ecosystem: 'pypi',
      },
    ]);
  });

  it('names each library once, as the first file asks for it', () => {
    const { packages } = readArtifactFiles({
      'requirements.txt':
        'Scikit_Learn==1.5.2\nnumpy==1.26.4 ; python_version<"3.12"\nnumpy==2.1.0 ; python_version>="3.12"',
      'conda.yaml': 'dependencies: [{pip: [scikit-learn==1.5.2, numpy==1.0]}]',
    });

    expect(packages.map(p => [p.name, p.version, p.file])).toEqual([
      ['Scikit_Learn', '1.5.2', 'requirements.txt'],
      ['numpy', '1.26.4', 'requirements.txt'],
      ['numpy', '2.1.0', 'requirements.txt'],
    ]);
  });

  it.each([
    [
      'flavors: {python_function: {python_version: 3.8.12}, fastai: {fastai_version: 2.4.1}}',
      'fastai',
      '2.4.1',
    ],
    [
      'flavors: {python_function: {loader_module: mlflow.pyfunc.model}}',
      'python_function',
      undefined,
    ],
    ['flavors: {onnx: {onnx_version: 1.17}}', 'onnx', '1.17'],
    ['flavors: {}', undefined, undefined],
    ['model_uuid: x', undefined, undefined],
  ])('reads the framework of %s', (mlmodel, framework, frameworkVersion) => {
    expect(readArtifactFiles({ MLmodel: mlmodel })).toMatchObject({
      ...(framework && { framework }),
      ...(frameworkVersion && { frameworkVersion }),
      unreadable: [],
    });
  });

  it('says which files it could not understand, and reads the others', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
      .concat(
        ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
          (key, i) =>
            `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join()}]`,
        ),
      )
      .join('\n');
    expect(
      readArtifactFiles({
        MLmodel: '{ not yaml',
        'requirements.txt': 'numpy==1.26.4',
        'conda.yaml': bomb,
        'python_env.yaml': '- a list',
      }),
    ).toMatchObject({
      packages: [{ name: 'numpy' }],
      unreadable: ['MLmodel', 'conda.yaml', 'python_env.yaml'],
    });
  });

  it('tells no packages when there are no files', () => {
    expect(readArtifactFiles({})).toEqual({ packages: [], unreadable: [] });
  });
});

describe('filesBeside', () => {
  it.each([
    [undefined, ['requirements.txt', 'conda.yaml', 'python_env.yaml']],
    ['{ not yaml', ['requirements.txt', 'conda.yaml', 'python_env.yaml']],
    [
      'flavors: {python_function: {env: conda.yaml}}',
      ['requirements.txt', 'conda.yaml', 'python_env.yaml'],
    ],
    [
      'flavors: {python_function: {env: {conda: conda.yaml, virtualenv: python_env.yaml}}}',
      ['requirements.txt', 'conda.yaml', 'python_env.yaml'],
    ],
    [
      'flavors: {python_function: {env: {virtualenv: python_env.yaml}}}',
      ['requirements.txt', 'python_env.yaml'],
    ],
  ])('asks beside %s for %j', (mlmodel, files) => {
    expect(filesBeside(mlmodel)).toEqual(files);
  });
});
