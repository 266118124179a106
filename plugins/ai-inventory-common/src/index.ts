/**
 * Entity kinds, wire types, permissions and the API client of the AI inventory.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './permissions';
export * from './types';
