import {
  AI_INVENTORY_API_GROUP,
  AI_INVENTORY_API_VERSION,
  ANNOTATION_AI_INVENTORY_ASSET_ID,
  ANNOTATION_AI_INVENTORY_RECORDS,
  type AiInventoryKind,
  type RelationField,
  aiInventoryKinds,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  type CatalogModelKindDefinition,
  type CatalogModelKindRelationFieldDefinition,
  createCatalogModelLayer,
} from '@backstage/catalog-model/alpha';

/**
 * The kinds, relations and annotations of the AI inventory as a layer of a
 * catalog model; for backends that put together a model of their own.
 * @alpha
 */
export const aiInventoryModelLayer = createCatalogModelLayer({
  layerId: 'ai-inventory.io/kinds',
  builder: model => {
    for (const kind of aiInventoryKinds) {
      model.addKind(toKindDefinition(kind));
      for (const field of kind.relationFields) {
        model.addRelationPair({
          fromKind: kind.kind,
          toKind: [...field.targetKinds],
          description: field.description,
          forward: field.forward,
          reverse: field.reverse,
        });
      }
    }
    model.addAnnotation({
      name: ANNOTATION_AI_INVENTORY_RECORDS,
      title: 'AI inventory records',
      description:
        'The records of the AI inventory that this declaration claims, as a comma separated list of record refs.',
    });
    model.addAnnotation({
      name: ANNOTATION_AI_INVENTORY_ASSET_ID,
      title: 'AI inventory asset id',
      description:
        'The asset of the AI inventory that this entity was made from.',
    });
  },
});

function toKindDefinition(kind: AiInventoryKind): CatalogModelKindDefinition {
  return {
    group: AI_INVENTORY_API_GROUP,
    names: { kind: kind.kind, singular: kind.singular, plural: kind.plural },
    description: kind.description,
    versions: [
      {
        name: AI_INVENTORY_API_VERSION.slice(AI_INVENTORY_API_GROUP.length + 1),
        relationFields: kind.relationFields.map(toRelationField),
        // The layer adds apiVersion, kind and metadata, and allows none here.
        schema: {
          jsonSchema: {
            type: 'object',
            description: kind.description,
            required: ['spec'],
            properties: { spec: kind.specSchema },
          },
        },
      },
    ],
  };
}

/** Without `allowedKinds`, which would drop refs to other kinds in silence. */
function toRelationField(
  field: RelationField,
): CatalogModelKindRelationFieldDefinition {
  return {
    selector: { path: `spec.${field.name}` },
    relation: field.forward.type,
    defaultKind: field.defaultKind,
    defaultNamespace: field.defaultNamespace,
  };
}
