import type { Obligation } from '../types';

/** What follows from being high-risk, whether by Annex I or by Annex III. */
export const highRiskObligations: readonly Obligation[] = [
  {
    text: 'Articles 8-15: risk management, data governance, documentation, logs, information, human oversight, accuracy',
    roles: ['provider', 'product-manufacturer'],
  },
  {
    text: 'Articles 16-21: duties of providers, with a quality management system',
    roles: ['provider', 'product-manufacturer'],
  },
  {
    text: 'Articles 43, 47 and 48: conformity assessment, EU declaration, CE marking',
    roles: ['provider', 'product-manufacturer'],
  },
  {
    text: 'Article 22: duties of authorised representatives',
    roles: ['authorised-representative'],
  },
  { text: 'Article 23: duties of importers', roles: ['importer'] },
  { text: 'Article 24: duties of distributors', roles: ['distributor'] },
  {
    text: 'Article 26: use as instructed, with human oversight and logs kept',
    roles: ['deployer'],
  },
];
