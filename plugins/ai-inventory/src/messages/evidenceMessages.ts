/** Texts of the evidence package. */
export const evidenceMessages = {
  evidence: {
    download: 'Audit package',
    help: 'All that is known of it as a ZIP: versions, data, lineage, history, findings and the means to verify them offline. Downloading it is written into the audit log.',
    done: 'The audit package was downloaded.',
    failed: 'The audit package could not be made: {{problem}}',
  },
} as const;
