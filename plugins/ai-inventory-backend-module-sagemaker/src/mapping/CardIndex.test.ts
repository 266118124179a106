import { cardSchema } from '../reading/schemas';
import { CardIndex } from './CardIndex';
import { readCardContent } from './cardContent';

function card(ModelCardName: string, content: unknown, fields: object = {}) {
  return cardSchema.parse({
    ModelCardName,
    ModelCardArn: `arn:aws:sagemaker:eu-west-1:1:model-card/${ModelCardName}`,
    ModelCardStatus: 'Approved',
    Content: typeof content === 'string' ? content : JSON.stringify(content),
    ...fields,
  });
}

const owned = (model_owner: string, more: object = {}) => ({
  model_overview: { model_owner },
  ...more,
});

function ownerOf(
  cards: readonly ReturnType<typeof card>[],
  id: string,
  name: string,
) {
  const index = new CardIndex();
  cards.forEach(one => index.add(one));
  return index.get(id, name)?.owner;
}

describe('CardIndex', () => {
  const about = (details: object) =>
    card('some-card', owned('risk', { model_package_details: details }));
  const PACKAGE = 'arn:aws:sagemaker:eu-west-1:1:model-package/fraud/3';

  it.each([
    ['by group', about({ model_package_group_name: 'fraud' })],
    ['by package', about({ model_package_arn: PACKAGE })],
    [
      'by model id',
      card('some-card', {
        model_overview: { model_owner: 'risk', model_id: 'fraud' },
      }),
    ],
    [
      'by what search says',
      card('some-card', owned('risk'), { ModelPackageGroupName: 'fraud' }),
    ],
    ['by its own name', card('fraud', owned('risk'))],
  ])('finds the model of a card %s', (_, one) => {
    expect(ownerOf([one], 'model-package-group/fraud', 'fraud')).toBe('risk');
    expect(
      ownerOf([one], 'model-package-group/other', 'other'),
    ).toBeUndefined();
  });

  it('does not go by its name when the card says otherwise', () => {
    const other = card(
      'fraud',
      owned('risk', {
        model_package_details: { model_package_group_name: 'other' },
      }),
    );
    expect(
      ownerOf([other], 'model-package-group/fraud', 'fraud'),
    ).toBeUndefined();
  });

  it('prefers the approved card, then the newest', () => {
    const at = (day: number) => ({ LastModifiedTime: day * 86_400 });
    const cards = [
      card('fraud', owned('old'), at(1)),
      card('fraud', owned('approved'), at(2)),
      card('fraud', owned('draft'), { ...at(9), ModelCardStatus: 'Draft' }),
      card('fraud', owned('new word'), { ...at(8), ModelCardStatus: 'Novel' }),
    ];

    expect(ownerOf(cards, 'model/fraud', 'fraud')).toBe('approved');
    expect(ownerOf([...cards].reverse(), 'model/fraud', 'fraud')).toBe(
      'approved',
    );
  });

  it('leads from a card to the records that it is about', () => {
    const index = new CardIndex();
    index.add(about({ model_package_arn: PACKAGE }));
    index.add(card('lonely', owned('x')));

    expect(index.recordsOf('some-card')).toEqual(['model-package-group/fraud']);
    expect(index.recordsOf('lonely')).toEqual([
      'model-package-group/lonely',
      'model/lonely',
    ]);
    expect(index.recordsOf('none')).toEqual([]);
  });
});

describe('readCardContent', () => {
  it('reads what people say of a model', () => {
    expect(
      readCardContent(
        JSON.stringify({
          model_overview: { model_owner: 'risk', model_description: 'Scores.' },
          intended_uses: {
            purpose_of_model: 'Fraud.',
            intended_uses: 'Cards only.',
            risk_rating: 'High',
          },
          evaluation_details: [
            {
              datasets: ['s3://a'],
              metric_groups: [
                {
                  metric_data: [
                    { name: 'auc', value: 0.9 },
                    { name: 'roc', value: [1] },
                  ],
                },
              ],
            },
          ],
        }),
      ),
    ).toMatchObject({
      owner: 'risk',
      description: 'Scores.',
      purpose: 'Fraud.\n\nCards only.',
      riskRating: 'high',
      metrics: [{ key: 'auc', value: 0.9, dataset: 's3://a' }],
    });
  });

  it.each(['{"model_overview": {"model_ow', '7', '', 'null'])(
    'takes %s for no card',
    json => {
      expect(readCardContent(json)).toBeUndefined();
    },
  );

  it.each([
    '{}',
    '{"intended_uses":{"risk_rating":"Severe"}}',
    '{"model_overview":"text","evaluation_details":{}}',
    '{"model_overview":{"model_owner":7}}',
    '{"evaluation_details":[7,{"metric_groups":[{"metric_data":"x"}]}]}',
  ])('makes nothing of the odd parts of %s', json => {
    expect(readCardContent(json)).toEqual({
      description: undefined,
      owner: undefined,
      purpose: undefined,
      riskRating: undefined,
      subjects: [],
      trainingJobArn: undefined,
      metrics: [],
    });
  });
});
