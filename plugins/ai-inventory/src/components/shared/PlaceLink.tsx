import { parseEntityRef } from '@backstage/catalog-model';
import { EntityLink } from './EntityLink';
import { ExternalLink } from './ExternalLink';

function isEntityRef(ref: string): boolean {
  try {
    parseEntityRef(ref);
    return !ref.includes('://');
  } catch {
    return false;
  }
}

/** A link to an entity or to a web page, whichever the text names. */
export function PlaceLink(props: { target: string }) {
  return isEntityRef(props.target) ? (
    <EntityLink entityRef={props.target} inline />
  ) : (
    <ExternalLink href={props.target} label={props.target} />
  );
}
