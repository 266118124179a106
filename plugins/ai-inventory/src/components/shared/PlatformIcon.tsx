import {
  RiBox3Line,
  RiCloudLine,
  RiFlaskLine,
  RiNodeTree,
  RiServerLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import clsx from 'clsx';
import styles from './links.module.css';
import tokens from './tokens.module.css';

// Drawings of what one does there; the vendors' logos are theirs.
const ICONS: Record<string, RemixiconComponentType> = {
  mlflow: RiFlaskLine,
  sagemaker: RiBox3Line,
  azureml: RiCloudLine,
  vertexai: RiNodeTree,
};

/** The icon of a platform; its name always stands beside it. */
export function PlatformIcon(props: {
  type: string;
  size?: 'small' | 'large';
}) {
  const Icon = ICONS[props.type] ?? RiServerLine;
  const small = props.size === 'small';
  return (
    <span
      aria-hidden
      data-platform={props.type}
      className={clsx(tokens.known, styles.platform, small && styles.small)}
    >
      <Icon size={small ? 14 : 20} />
    </span>
  );
}
