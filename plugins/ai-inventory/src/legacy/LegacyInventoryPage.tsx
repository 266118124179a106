import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { useInventoryTranslation } from '../translation';
import { AssetsPage } from '../components/assets';
import { ChangesPage } from '../components/changes';
import { ImpactPage } from '../components/impact';
import { OverviewPage } from '../components/overview';
import { SourcesPage } from '../components/sources';

/** The AI Inventory page in the frame that old portals give their pages. */
export function LegacyInventoryPage() {
  const { t } = useInventoryTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/overview" title={t('page.overview')}>
          <OverviewPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/assets" title={t('page.assets')}>
          <AssetsPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/changes" title={t('page.changes')}>
          <ChangesPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/impact" title={t('page.impact')}>
          <ImpactPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/sources" title={t('page.sources')}>
          <SourcesPage />
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
