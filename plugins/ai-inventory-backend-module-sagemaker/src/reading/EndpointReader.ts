import type {
  SourcePage,
  SourceProblem,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

import { mapAtOnce } from '../mapAtOnce';
import { toEndpointRecord, type ServedModel } from '../mapping/endpoints';
import { endpointId } from '../mapping/ids';
import type { MappingOptions } from '../mapping/models';
import { Listing, type Read } from './readKind';
import { PAGE_SIZE, type SagemakerApi } from './SagemakerApi';
import {
  componentSchema,
  componentSummarySchema,
  endpointConfigSchema,
  type Component,
  type ComponentSummary,
  type Endpoint,
  type EndpointConfig,
  type Row,
} from './schemas';

/** Tells what a model's name leads to; undefined where there is no such model. */
export type FindModel = (name: string) => Promise<Row<ServedModel> | undefined>;

/** A part of an endpoint that may not be read, or cannot be understood. */
class PartProblem extends Error {}

/** Reads what endpoints run: endpoint → configuration → model → package. */
export class EndpointReader {
  private readonly configs = new Map<
    string,
    Promise<Row<EndpointConfig> | undefined>
  >();
  private components: Promise<readonly ComponentSummary[]> | undefined;

  constructor(
    private readonly api: SagemakerApi,
    private readonly findModel: FindModel,
    private readonly options: MappingOptions,
  ) {}

  async toPage(endpoints: readonly Read<Endpoint>[]): Promise<SourcePage> {
    const records: SourceRecordInput[] = [];
    const problems: SourceProblem[] = [];
    const read = await mapAtOnce(endpoints, this.api.concurrency, one =>
      this.toRecord(one),
    );
    for (const one of read) {
      if ('problem' in one) {
        problems.push(one);
      } else {
        records.push(one);
      }
    }
    return { records, problems };
  }

  private async toRecord({
    id,
    row,
  }: Read<Endpoint>): Promise<SourceRecordInput | SourceProblem> {
    const externalId = endpointId(id);
    if (!row.ok) {
      return { externalId, problem: row.problem };
    }
    const endpoint = row.value;
    try {
      const config = await this.configOf(endpoint);
      const components = await this.componentsOf(endpoint, config);
      const models = await this.modelsOf(config, components);
      return toEndpointRecord(
        { endpoint, config, components, models },
        this.options,
      );
    } catch (error) {
      if (error instanceof PartProblem) {
        return { externalId, problem: error.message };
      }
      throw error;
    }
  }

  private async configOf(
    endpoint: Endpoint,
  ): Promise<EndpointConfig | undefined> {
    const name = endpoint.EndpointConfigName;
    if (!name) {
      return undefined;
    }
    const asked =
      this.configs.get(name) ??
      this.api.describe(
        [['DescribeEndpointConfig', { EndpointConfigName: name }]],
        endpointConfigSchema,
      );
    this.configs.set(name, asked);
    return valueOf(await asked, `its configuration ${name}`);
  }

  /** Variants without a model run inference components. */
  private async componentsOf(
    endpoint: Endpoint,
    config: EndpointConfig | undefined,
  ): Promise<Component[]> {
    if (!config?.ProductionVariants.some(variant => !variant.ModelName)) {
      return [];
    }
    this.components ??= this.listComponents();
    const own = (await this.components).filter(
      ({ EndpointName }) => EndpointName === endpoint.EndpointName,
    );
    const read = await mapAtOnce(own, 1, async ({ InferenceComponentName }) => {
      const row = await this.api.describe(
        [['DescribeInferenceComponent', { InferenceComponentName }]],
        componentSchema,
      );
      return valueOf(row, `its component ${InferenceComponentName}`);
    });
    return read.filter(component => component !== undefined);
  }

  private async listComponents(): Promise<readonly ComponentSummary[]> {
    const { summaries, broken } = await Listing.of(this.api, {
      plural: 'inference components',
      idField: 'InferenceComponentName',
      listKey: 'InferenceComponents',
      list: NextToken => [
        'ListInferenceComponents',
        {
          NextToken,
          MaxResults: PAGE_SIZE,
        },
      ],
      summarySchema: componentSummarySchema,
    });
    const [first] = broken;
    if (first) {
      throw new PartProblem(`the component ${first.id}: ${first.problem}`);
    }
    return [...summaries.values()];
  }

  private async modelsOf(
    config: EndpointConfig | undefined,
    components: readonly Component[],
  ): Promise<Map<string, ServedModel>> {
    const names = [
      ...(config?.ProductionVariants ?? []),
      ...(config?.ShadowProductionVariants ?? []),
      ...components.flatMap(component => [
        ...(component.Specification ? [component.Specification] : []),
        ...component.Specifications,
      ]),
    ].flatMap(({ ModelName }) => ModelName ?? []);
    const models = new Map<string, ServedModel>();
    for (const name of new Set(names)) {
      const model = valueOf(await this.findModel(name), `its model ${name}`);
      if (model) {
        models.set(name, model);
      }
    }
    return models;
  }
}

function valueOf<T>(row: Row<T> | undefined, what: string): T | undefined {
  if (row && !row.ok) {
    throw new PartProblem(`${what}: ${row.problem}`);
  }
  return row?.value;
}
