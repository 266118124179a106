import { invalid } from '../errors';
import type { Params } from '../params';

export function readVersionNumber(params: Params): number {
  const text = params.required('version');
  if (!/^\d+$/.test(text)) {
    throw invalid(`Parameter 'version' must be an integer, got '${text}'.`);
  }
  return Number(text);
}
