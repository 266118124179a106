import type { ClassificationStep } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { assetNamed, MockAiInventoryApi } from '../../__testUtils__';
import {
  renderInventory,
  renderOnEntityPage,
} from '../../__testUtils__/renderInventory';
import { ClassificationCard } from '.';
import { ClassificationTrace } from './ClassificationTrace';
import { RiskierOrigins } from './RiskBeside';

describe('ClassificationCard', () => {
  it('gives the class with the step that leads to it, and is no legal advice', async () => {
    renderOnEntityPage(<ClassificationCard />, 'credit-limit');
    expect(await screen.findByText('High-risk')).toBeInTheDocument();
    expect(
      screen.getByText('Decision support, not legal advice.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Rules of 2026-07-02/)).toBeInTheDocument();
    const trace = within(
      screen.getByRole('region', { name: 'How the class follows' }),
    );
    const [applying] = trace.getAllByRole('listitem');
    expect(applying).toHaveTextContent(
      'AppliesCreditworthiness of natural personsArticle 6(2), Annex III point 5(b) · from Dec 2, 2027',
    );
    expect(applying).toHaveTextContent('useCases = credit-scoring');
    expect(applying).toHaveTextContent(
      'Article 49: registration in the EU database',
    );
  });

  it('folds away what does not apply', async () => {
    renderOnEntityPage(<ClassificationCard />, 'credit-limit');
    const summary = await screen.findByText('3 rules that do not apply');
    expect(summary.closest('details')).not.toHaveAttribute('open');
    await userEvent.click(summary);
    expect(
      screen.getByText('No prohibited practice is declared.'),
    ).toBeVisible();
    expect(screen.getByText('declared: practices = none')).toBeVisible();
  });

  it('says which facts are missing, as questions to the owner', async () => {
    renderOnEntityPage(<ClassificationCard />, 'demand-forecast');
    const missing = await screen.findByRole('region', {
      name: 'What is missing',
    });
    expect(missing).toHaveTextContent(
      'Does it do anything that Article 5 prohibits? practices',
    );
    // Nothing is declared, so the questions say all that the rules would.
    expect(
      screen.getByText('How the class follows').closest('details'),
    ).not.toHaveAttribute('open');
    expect(screen.queryByText(/^declared:/)).not.toBeInTheDocument();
    expect(screen.getByText('Class not known')).toBeInTheDocument();
    expect(screen.getByText('General-purpose: not known')).toBeInTheDocument();
  });

  it('shows nothing as declared that is not, and says once what is missing', () => {
    const step: ClassificationStep = {
      rule: 'transparency',
      title: 'Transparency towards people',
      outcome: 'unknown',
      article: 'Article 50',
      facts: [{ fact: 'transparency' }, { fact: 'useCases', value: [] }],
      missing: ['transparency'],
      reason: 'transparency is not declared.',
    };
    renderInventory(<ClassificationTrace steps={[step]} />, {
      api: new MockAiInventoryApi(),
    });
    const item = screen.getByRole('listitem');
    expect(item).toBeVisible();
    expect(item).toHaveTextContent(
      /transparency is not declared\.declared: useCases = none$/,
    );
  });

  it('says that a model is general-purpose', async () => {
    renderOnEntityPage(<ClassificationCard />, 'support-assistant-llm');
    expect(await screen.findByText('Transparency duties')).toBeInTheDocument();
    expect(screen.getByText('General-purpose model')).toBeInTheDocument();
  });

  it('shows beside what is riskier than the class says', async () => {
    renderOnEntityPage(<ClassificationCard />, 'fraud-model');
    const origins = await screen.findByRole('region', {
      name: 'Made from something riskier',
    });
    expect(origins).toHaveTextContent(
      'trained on transactions: It holds personal data',
    );
    expect(
      within(origins).getByRole('link', { name: 'transactions' }),
    ).toHaveAttribute('href', '/catalog/default/dataset/transactions');
    expect(
      screen.getByRole('region', { name: 'What model cards say' }),
    ).toHaveTextContent('sagemaker/eu:fraud-model: High risk');
  });

  it('says once what it was trained on', () => {
    const ref = 'dataset:default/tickets';
    const reason = `It is trained on ${ref}, which holds personal data.`;
    renderInventory(
      <RiskierOrigins origins={[{ ref, relation: 'trainedOn', reason }]} />,
      { api: new MockAiInventoryApi() },
    );
    expect(screen.getByRole('listitem')).toHaveTextContent(
      /^It is trained on tickets, which holds personal data\.$/,
    );
  });

  it('folds away what the inventory shows for other frameworks', async () => {
    renderOnEntityPage(<ClassificationCard />, 'fraud-model');
    await userEvent.click(
      await screen.findByText(
        /NIST AI RMF 1.0, ISO\/IEC 42001:2023 \(3 points\)/,
      ),
    );
    expect(
      screen.getByRole('region', { name: 'ISO/IEC 42001:2023' }),
    ).toHaveTextContent('A.7.5 Data provenance');
  });

  it('says how a class comes about where there is none', async () => {
    const api = new MockAiInventoryApi();
    assetNamed(api.assets, 'fraud-model').riskClass = undefined;
    renderOnEntityPage(<ClassificationCard />, 'fraud-model', { api });
    expect(
      await screen.findByText(/Declare it with spec.classification/),
    ).toBeInTheDocument();
  });
});
