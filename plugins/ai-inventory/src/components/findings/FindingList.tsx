import type {
  AssetDetail,
  Finding,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { compareSeverities } from '../../lib/findings';
import { FindingItem } from './FindingItem';
import styles from './findings.module.css';

/** Findings of an asset, worst first. */
export function FindingList(props: {
  asset: AssetDetail;
  findings: readonly Finding[];
}) {
  return (
    <ul className={styles.list}>
      {[...props.findings].sort(compareSeverities).map(finding => (
        <FindingItem key={finding.id} asset={props.asset} finding={finding} />
      ))}
    </ul>
  );
}
