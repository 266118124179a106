import {
  sourceContractCases,
  type SourceContractCase,
} from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  SAGEMAKER_LISTINGS,
  startContractPlatform,
} from '../__testUtils__/contractPlatform';

jest.setTimeout(60_000);

// A model loses its card's owner without a problem of its own when the card is malformed.
const KNOWN_FAILURE =
  'quarantines a malformed record of SageMaker.ListModelCards, and tells of all others';

const isKnownFailure = ({ name }: SourceContractCase) => name === KNOWN_FAILURE;

describe('SagemakerSource and the contract of a source', () => {
  const cases = sourceContractCases({
    name: 'SagemakerSource',
    listings: SAGEMAKER_LISTINGS,
    // Of data, nobody has news: it is read with the models that it trained.
    notReadAgain: ['dataset'],
    start: startContractPlatform,
  });

  it.each(cases.filter(one => !isKnownFailure(one)))('$name', async one => {
    const reason = await one.run();
    if (reason !== undefined) {
      process.stdout.write(
        `SagemakerSource: '${one.name}' does not apply: ${reason}.\n`,
      );
    }
  });

  it.failing.each(cases.filter(isKnownFailure))('$name', async one => {
    await one.run();
  });
});
