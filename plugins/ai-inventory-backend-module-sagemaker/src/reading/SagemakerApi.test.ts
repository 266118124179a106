import { AwsCallError } from '../aws/AwsCallError';
import type { AwsConnection } from '../aws/AwsConnection';
import { SagemakerApi } from './SagemakerApi';

const ARN = 'arn:aws:sagemaker:eu-west-1:123456789012:endpoint/fraud';

function apiThat(answer: () => unknown): SagemakerApi {
  return new SagemakerApi({
    place: 'here',
    sagemaker: async () => answer(),
  } as unknown as AwsConnection);
}

describe('the tags of an object', () => {
  it('are not taken for none when it went away meanwhile', async () => {
    const api = apiThat(() => {
      throw new AwsCallError('found nothing', 'missing');
    });
    expect(await api.tags(ARN)).toMatchObject({ ok: false });
  });

  it('are not read in circles', async () => {
    let asked = 0;
    const api = apiThat(() => {
      asked += 1;
      return { Tags: [], NextToken: asked < 20 ? `${asked % 2}` : undefined };
    });
    await expect(api.tags(ARN)).rejects.toThrow(/again and again/);
  });
});
