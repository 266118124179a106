import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import App from './App';

const SUMMARY = {
  totalAssets: 0,
  totalVersions: 0,
  missingAssets: 0,
  removedAssets: 0,
  byKind: [],
  byLifecycle: [],
  byEnvironment: [],
  bySource: [],
  byFinding: [],
  byRiskClass: [],
  recentChanges: [],
  sources: [],
};

const CONFIG = {
  app: {
    title: 'AI Inventory',
    baseUrl: 'http://localhost:3000',
    extensions: [
      {
        'app/routes': {
          config: { redirects: [{ from: '/', to: '/ai-inventory' }] },
        },
      },
    ],
  },
  backend: { baseUrl: 'http://localhost:7007' },
};

const SIGNED_IN = {
  profile: {},
  providerInfo: {},
  backstageIdentity: {
    token: `header.${btoa('{}')}.signature`,
    expiresInSeconds: 3600,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/guest',
      ownershipEntityRefs: ['user:default/guest'],
    },
  },
};

/** A backend that lets guests in and has an empty inventory. */
const ANSWERS: Record<string, object> = {
  '/api/auth/guest/refresh': SIGNED_IN,
  '/api/ai-inventory/summary': SUMMARY,
};

const answer: typeof fetch = async input => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  return new Response(JSON.stringify(ANSWERS[pathname] ?? {}), {
    status: pathname in ANSWERS ? 200 : 404,
    headers: { 'content-type': 'application/json' },
  });
};

describe('the portal', () => {
  it('starts with the inventory and leads to the catalog', async () => {
    // The bundler puts the configuration itself here, not a text.
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [{ data: CONFIG, context: 'test' }],
    } as unknown as NodeJS.ProcessEnv;
    jest.spyOn(global, 'fetch').mockImplementation(answer);
    render(App.createRoot());

    await userEvent.click(await screen.findByRole('button', { name: 'Enter' }));
    expect(
      await screen.findByText('The inventory is empty'),
    ).toBeInTheDocument();

    const navigation = within(
      await screen.findByRole('navigation', { name: 'sidebar nav' }),
    );
    const links = navigation
      .getAllByRole('link')
      .map(link => link.textContent ?? '');
    expect(links.indexOf('AI Inventory')).toBeLessThan(
      links.indexOf('Catalog'),
    );
    expect(navigation.getByRole('link', { name: 'Home' })).toHaveAttribute(
      'href',
      '/',
    );
  });
});
