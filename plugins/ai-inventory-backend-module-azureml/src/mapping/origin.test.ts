import { modelVersionSchema } from '../schemas';
import { originOf } from './origin';

const file = (content: object) => ({ model_json: JSON.stringify(content) });

describe('originOf', () => {
  it.each([
    [
      'the logged model that the files name',
      {
        properties: file({ model_id: 'm-1', run_id: 'ab', artifact_path: 'x' }),
      },
      'models:/m-1',
    ],
    [
      'the run that files of MLflow 2 name',
      { properties: file({ run_id: 'ab', artifact_path: 'scorer' }) },
      'runs:/ab/scorer',
    ],
    [
      'what somebody wrote into a tag, which names the version',
      {
        properties: file({ model_id: 'm-1' }),
        tags: { 'mlflow.source': 'models:/fraud/3', team: 'risk' },
      },
      'models:/fraud/3',
    ],
    [
      'nothing where tags name two',
      { tags: { a: 'models:/fraud/3', b: 'models:/fraud/4' } },
      undefined,
    ],
    [
      'nothing where a job of the workspace made it',
      { jobName: 'ab', properties: file({ run_id: 'ab' }) },
      undefined,
    ],
    [
      'nothing where it is no JSON',
      { properties: { model_json: '{' } },
      undefined,
    ],
    [
      'nothing where it says none',
      { properties: file({ run_id: 3 }) },
      undefined,
    ],
    ['nothing of a plain model', {}, undefined],
  ])('is %s', (_, properties, origin) => {
    expect(originOf(modelVersionSchema.parse({ name: '1', properties }))).toBe(
      origin,
    );
  });
});
