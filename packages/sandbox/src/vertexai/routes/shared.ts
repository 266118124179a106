import { PARENT } from '../place';
import type { Answer } from '../Route';
import type { VertexaiData } from '../VertexaiData';

/** A long-running operation that is done at once. */
export function answerOperation(
  data: VertexaiData,
  type: string,
  response: Readonly<Record<string, unknown>>,
): Answer {
  const prefix =
    type === 'Empty' ? 'google.protobuf' : 'google.cloud.aiplatform.v1';
  return {
    body: {
      name: `${PARENT}/operations/${data.newId()}`,
      done: true,
      response: {
        '@type': `type.googleapis.com/${prefix}.${type}`,
        ...response,
      },
    },
  };
}

/** A field mask's fields, in the case of JSON. */
export function readMaskOf(text: string): string[] {
  return text
    .split(',')
    .filter(field => field !== '')
    .map(field =>
      field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    );
}

/** Only the fields that a mask names, which may lie one level deeper. */
export function pick(
  object: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const field of fields) {
    const [outer, ...inner] = field.split('.');
    const value = object[outer];
    if (value !== undefined) {
      picked[outer] =
        inner.length > 0
          ? pick(value as Record<string, unknown>, [inner.join('.')])
          : value;
    }
  }
  return picked;
}
