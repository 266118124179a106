/**
 * The contract of a source of AI assets, and the extension points of the AI
 * inventory.
 *
 * @packageDocumentation
 */
export * from './records';
export * from './datasets';
export * from './packages';
export * from './source';
export * from './events';
export * from './extensions';
export * from './findings';
export * from './config';
export * from './http';
