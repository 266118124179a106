import {
  EntityDisplayName,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import clsx from 'clsx';
import styles from './links.module.css';

/** A catalog entity by its title, as a link to its page. */
export function EntityLink(props: {
  entityRef: string;
  defaultKind?: string;
  className?: string;
  /** Set within a sentence: underlined, as large as the words around it. */
  inline?: boolean;
  /** A name that the reader knows it by here. */
  children?: string;
}) {
  const entityLink = useEntityRefLink();
  const { entityRef, defaultKind, className, inline } = props;
  return (
    <Link
      href={entityLink(entityRef)}
      title={entityRef}
      standalone={!inline}
      className={clsx(inline && styles.inline, className)}
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
