import {
  EntityDisplayName,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';

/** A catalog entity by its title, as a link to its page. */
export function EntityLink(props: {
  entityRef: string;
  defaultKind?: string;
  className?: string;
  /** A name that the reader knows it by here. */
  children?: string;
}) {
  const entityLink = useEntityRefLink();
  const { entityRef, defaultKind, className } = props;
  return (
    <Link
      href={entityLink(entityRef)}
      title={entityRef}
      standalone
      className={className}
    >
      {props.children ?? (
        <EntityDisplayName
          entityRef={entityRef}
          defaultKind={defaultKind}
          hideIcon
          disableTooltip
        />
      )}
    </Link>
  );
}
