import { EntityAsset } from '../entity/EntityAsset';
import { FieldsCard } from './FieldsCard';
import { OwnershipCard } from './OwnershipCard';
import { PlacesCard } from './PlacesCard';
import styles from './provenance.module.css';

/** Why the reader sees what they see: values, places and ownership, each with its reason. */
export function ProvenanceTab() {
  return (
    <EntityAsset>
      {asset => (
        <div className={styles.cards}>
          <FieldsCard asset={asset} />
          <PlacesCard asset={asset} />
          <OwnershipCard asset={asset} />
        </div>
      )}
    </EntityAsset>
  );
}
