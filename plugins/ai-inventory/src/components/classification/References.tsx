import type { Classification } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useInventoryTranslation } from '../../translation';
import styles from './classification.module.css';

/** What the inventory is evidence for in other frameworks, folded away. */
export function References(props: {
  references: Classification['references'];
}) {
  const { t } = useInventoryTranslation();
  const { references } = props;
  const frameworks = [...new Set(references.map(r => r.framework))];
  return references.length > 0 ? (
    <details>
      <summary className={styles.summary}>
        {t('classification.references', {
          count: references.length,
          frameworks: frameworks.join(', '),
        })}
      </summary>
      {frameworks.map(framework => (
        <section key={framework} aria-label={framework}>
          <h5 className={styles.framework}>{framework}</h5>
          <dl className={styles.references}>
            {references
              .filter(reference => reference.framework === framework)
              .map(({ id, title, evidence }) => (
                <div key={id}>
                  <dt>
                    <strong>{id}</strong> {title}
                  </dt>
                  <dd className={styles.quiet}>{evidence}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </details>
  ) : null;
}
