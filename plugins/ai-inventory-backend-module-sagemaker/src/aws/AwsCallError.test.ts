import { toCallError, type FailedCall } from './AwsCallError';

const call: FailedCall = {
  service: 'SageMaker',
  action: 'sagemaker:ListModels',
  place: 'account 123456789012, eu-west-1',
  timeoutMs: 1_000,
  secrets: [],
};

/** As the SDK throws it when an error is no JSON. */
function unreadable(httpStatusCode: number): Error {
  return Object.assign(
    new SyntaxError(`Unexpected token '<', "<!doctype "... is not valid JSON`),
    { $metadata: { httpStatusCode, attempts: 1 } },
  );
}

describe('toCallError', () => {
  it('says what to check when a proxy or another server answers', () => {
    expect(toCallError(unreadable(404), call).message).toBe(
      "SageMaker (account 123456789012, eu-west-1): sagemaker:ListModels answered 404 without saying why in the way of AWS. Check that the source's endpoint is that of SageMaker, that it knows this call, and that no proxy answers for it.",
    );
  });

  it.each(['ListArtifacts', 'QueryLineage'])(
    'tells the way to do without %s',
    operation => {
      const lineage = { ...call, action: `sagemaker:${operation}` };
      const denied = Object.assign(new Error('no'), {
        name: 'AccessDeniedException',
      });

      for (const error of [denied, unreadable(500)]) {
        expect(toCallError(error, lineage).message).toMatch(
          /, or set lineageLookups to 0\.$/,
        );
        expect(toCallError(error, call).message).not.toContain('lineage');
      }
    },
  );
});
