import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import styles from './links.module.css';

/** A link to a platform; addresses that are not web pages stay plain text. */
export function ExternalLink(props: { href: string; label: string }) {
  if (!/^https?:\/\//i.test(props.href)) {
    return <span>{props.label}</span>;
  }
  return (
    <Link href={props.href} target="_blank" rel="noopener" standalone>
      <span className={styles.external}>
        {props.label}
        <RiExternalLinkLine size={14} aria-hidden />
      </span>
    </Link>
  );
}
