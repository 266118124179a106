import { Readable } from 'node:stream';
import type {
  DeserializeHandler,
  DeserializeHandlerArguments,
  MiddlewareStack,
} from '@smithy/types';
import { UnreadableAnswerError } from './AwsCallError';

/** Longer answers would fill the memory; no page of either service is. */
const MAX_BYTES = 64 * 1024 * 1024;

interface RawResponse {
  readonly statusCode: number;
  body?: unknown;
}

/**
 * Has a client's answers come as the service's own JSON: the SDK's parser fails
 * a whole page for one field of a wrong type, and knows only the values of its
 * own day. What it makes of errors stays as it is.
 */
export function answerWithJson<TInput extends object, TOutput extends object>(
  stack: MiddlewareStack<TInput, TOutput>,
): void {
  stack.addRelativeTo(
    (next: DeserializeHandler<TInput, TOutput>) =>
      async (args: DeserializeHandlerArguments<TInput>) => {
        const answer = await next(args);
        const response = answer.response as RawResponse;
        if (
          response.statusCode >= 300 ||
          !(response.body instanceof Readable)
        ) {
          return answer;
        }
        const fields = parse(await readText(response.body));
        // Nothing is left for the SDK to read.
        response.body = new TextEncoder().encode('{}');
        return { ...answer, response: Object.assign(response, { fields }) };
      },
    {
      name: 'aiInventoryReadJson',
      relation: 'after',
      toMiddleware: 'deserializerMiddleware',
    },
  );
  stack.addRelativeTo(
    (next: DeserializeHandler<TInput, TOutput>) =>
      async (args: DeserializeHandlerArguments<TInput>) => {
        const answer = await next(args);
        const { fields } = answer.response as { fields?: object };
        if (answer.output && fields) {
          Object.assign(answer.output, fields);
        }
        return answer;
      },
    {
      name: 'aiInventoryAnswerJson',
      relation: 'before',
      toMiddleware: 'deserializerMiddleware',
    },
  );
}

async function readText(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    // To leave the loop ends the download.
    if (bytes > MAX_BYTES) {
      throw new UnreadableAnswerError('far more than a page');
    }
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string): object {
  let value: unknown;
  try {
    value = JSON.parse(body || '{}');
  } catch {
    // The parser's own message quotes the text.
    throw new UnreadableAnswerError(
      /^\s*</.test(body) ? 'a web page' : 'no valid JSON',
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableAnswerError('no JSON object');
  }
  return value;
}
