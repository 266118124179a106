/** A point of a framework, and what the inventory holds as evidence for it. */
export interface FrameworkReference {
  readonly framework: 'NIST AI RMF 1.0' | 'ISO/IEC 42001:2023';
  readonly id: string;
  readonly title: string;
  /** Where to look in the inventory. */
  readonly evidence: string;
}

function references(
  framework: FrameworkReference['framework'],
  points: ReadonlyArray<readonly [id: string, title: string, evidence: string]>,
): FrameworkReference[] {
  return points.map(([id, title, evidence]) => ({
    framework,
    id,
    title,
    evidence,
  }));
}

/** Only what the inventory shows by itself; each framework asks for more. */
export const frameworkReferences: readonly FrameworkReference[] = [
  ...references('NIST AI RMF 1.0', [
    [
      'GOVERN 1.5',
      'Monitoring and periodic review',
      'Findings that open and close, with their history; sync runs of every source',
    ],
    [
      'GOVERN 1.6',
      'Inventory of AI systems',
      'The asset itself, with every platform that it is on; findings on what nobody declared',
    ],
    [
      'GOVERN 2.1',
      'Roles and responsibilities',
      'The owner, and the rule or declaration that named it; findings on assets without one',
    ],
    [
      'GOVERN 6.1',
      'Risks of third parties',
      'Base models that it is derived from, and those that are riskier than itself',
    ],
    [
      'MAP 1.1',
      'Context and intended purpose',
      'The intended purpose, the declared facts and the class that follows from them',
    ],
    [
      'MAP 4.1',
      'Legal risks of components and third-party data',
      'Lineage to datasets and base models, and the data classification of those datasets',
    ],
    [
      'MANAGE 3.2',
      'Pre-trained models are monitored',
      'Base models in the lineage, with their own lifecycle and findings',
    ],
    [
      'MANAGE 4.1',
      'Monitoring after deployment',
      'Where each version runs, when it was last called, and findings on drift and inactivity',
    ],
  ]),
  ...references('ISO/IEC 42001:2023', [
    [
      'A.4.2',
      'Resource documentation',
      'The asset with its versions, datasets, libraries and endpoints',
    ],
    [
      'A.4.3',
      'Data resources',
      'The datasets that it was trained and validated on, by version',
    ],
    ['A.4.4', 'Tooling resources', 'Framework and libraries of each version'],
    [
      'A.4.5',
      'System and computing resources',
      'Endpoints and deployments, with their place and image',
    ],
    [
      'A.5.3',
      'Documentation of impact assessments',
      'The declared facts, the class, and each step that led to it',
    ],
    [
      'A.6.2.3',
      'Documentation of design and development',
      'Parameters, metrics and datasets of each version',
    ],
    ['A.6.2.5', 'Deployment', 'What was in production when, in the history'],
    [
      'A.6.2.6',
      'Operation and monitoring',
      'Last activity, and findings on drift and inactivity',
    ],
    [
      'A.6.2.7',
      'Technical documentation',
      'Versions with their artifacts, datasets and libraries',
    ],
    [
      'A.7.5',
      'Data provenance',
      'Lineage from the model to datasets and what they were made from',
    ],
    [
      'A.9.4',
      'Intended use',
      'The intended purpose, and findings where what runs differs from it',
    ],
    [
      'A.10.3',
      'Suppliers',
      'Base models that it is derived from, and their risk class',
    ],
  ]),
];
