import {
  type CatalogImportApi,
  catalogImportApiRef,
} from '@backstage/plugin-catalog-import';
import { TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { assetNamed, MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { downloadText } from '../../lib/downloadText';
import { DeclareButton } from '.';

// jsdom saves no files.
jest.mock('../../lib/downloadText', () => ({ downloadText: jest.fn() }));

const DRAFT = /kind: AIModel[^]*ai-inventory.io\/records: sagemaker\/eu:demand/;

async function openDialog(
  options: {
    api?: MockAiInventoryApi;
    submitPullRequest?: CatalogImportApi['submitPullRequest'];
  } = {},
) {
  const api = options.api ?? new MockAiInventoryApi();
  const { submitPullRequest } = options;
  const asset = assetNamed(api.assets, 'demand-forecast');
  const button = <DeclareButton asset={asset} />;
  const importApi: Partial<CatalogImportApi> = { submitPullRequest };
  renderInventory(
    submitPullRequest ? (
      <TestApiProvider apis={[[catalogImportApiRef, importApi]]}>
        {button}
      </TestApiProvider>
    ) : (
      button
    ),
    { api },
  );
  // What stands in for the clipboard belongs to this reader.
  const user = userEvent.setup();
  await user.click(
    await screen.findByRole('button', { name: 'Declare this…' }),
  );
  const dialog = await screen.findByRole('dialog', {
    name: 'Declare Demand forecast (EU warehouses)',
  });
  return { user, dialog: within(dialog), element: dialog };
}

describe('Declare this…', () => {
  it('shows the complete file, where it would live and what only the owner knows', async () => {
    const { dialog, element } = await openDialog();
    await dialog.findByText('What only you can know');
    // What colours the file is loaded after the dialog.
    await waitFor(() =>
      expect(element).toHaveTextContent('sagemaker/eu:demand-forecast'),
    );
    expect(element).toHaveTextContent('aimodel:default/demand-forecast');
    expect(
      dialog.getByText('What is it for? Write spec.intendedPurpose.'),
    ).toBeInTheDocument();
  });

  it('copies the file', async () => {
    const { user, dialog } = await openDialog();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(await dialog.findByRole('button', { name: 'Copy' }));
    expect(
      await dialog.findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(expect.stringMatching(DRAFT));
  });

  it('says so when the browser refuses to copy', async () => {
    const { user, dialog } = await openDialog();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValueOnce(new Error('denied'));
    await user.click(await dialog.findByRole('button', { name: 'Copy' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The browser refused.',
    );
  });

  it('downloads the file under the name that Backstage looks for', async () => {
    const { user, dialog } = await openDialog();
    await user.click(await dialog.findByRole('button', { name: 'Download' }));
    expect(downloadText).toHaveBeenCalledWith(
      'catalog-info.yaml',
      expect.stringMatching(DRAFT),
    );
  });

  it('says what failed and tries again', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'getDeclarationDraft')
      .mockRejectedValueOnce(new Error('The hub is away'));
    const { user, dialog } = await openDialog({ api });
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The hub is away',
    );
    await user.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(
      await dialog.findByText('What only you can know'),
    ).toBeInTheDocument();
  });

  it('offers no pull request in a portal that cannot open one', async () => {
    const { dialog } = await openDialog();
    await dialog.findByRole('button', { name: 'Copy' });
    expect(
      dialog.queryByRole('button', { name: 'Open pull request…' }),
    ).not.toBeInTheDocument();
  });

  it('opens a pull request and shows where', async () => {
    const submitPullRequest = jest.fn().mockResolvedValue({
      link: 'https://github.com/northwind/forecast/pull/7',
      location:
        'https://github.com/northwind/forecast/blob/x/catalog-info.yaml',
    });
    const { user, dialog } = await openDialog({ submitPullRequest });
    await user.click(
      await dialog.findByRole('button', { name: 'Open pull request…' }),
    );
    const submit = dialog.getByRole('button', { name: 'Open pull request' });
    expect(submit).toBeDisabled();
    await user.type(dialog.getByLabelText(/^Repository/), 'northwind/forecast');
    expect(
      dialog.getByText('Write an address that begins with https://.'),
    ).toBeInTheDocument();
    await user.clear(dialog.getByLabelText(/^Repository/));
    await user.type(
      dialog.getByLabelText(/^Repository/),
      'https://github.com/northwind/forecast',
    );
    await user.click(submit);
    expect(
      await dialog.findByRole('link', { name: 'See the pull request' }),
    ).toHaveAttribute('href', 'https://github.com/northwind/forecast/pull/7');
    expect(submitPullRequest).toHaveBeenCalledWith({
      repositoryUrl: 'https://github.com/northwind/forecast',
      fileContent: expect.stringMatching(DRAFT),
      title: 'Declare Demand forecast (EU warehouses) for the AI inventory',
      body: expect.stringContaining('who owns it'),
    });
  });

  it.each([
    ['unimplemented!', 'GitHub and Azure DevOps only'],
    ['spec.owner is missing', 'spec.owner is missing'],
  ])(
    'tells readably that no pull request came of it: %s',
    async (raw, said) => {
      const { user, dialog } = await openDialog({
        submitPullRequest: jest.fn().mockRejectedValue(new Error(raw)),
      });
      await user.click(
        await dialog.findByRole('button', { name: 'Open pull request…' }),
      );
      await user.type(
        dialog.getByLabelText(/^Repository/),
        'https://gitlab.com/a/b',
      );
      await user.click(
        dialog.getByRole('button', { name: 'Open pull request' }),
      );
      const alert = await dialog.findByRole('alert');
      expect(alert).toHaveTextContent('The pull request could not be opened');
      expect(alert).toHaveTextContent(said);
      // The file is still there to be copied.
      await user.click(
        dialog.getByRole('button', { name: 'Back to the file' }),
      );
      expect(dialog.getByRole('button', { name: 'Copy' })).toBeInTheDocument();
    },
  );
});
