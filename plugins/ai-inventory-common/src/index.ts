/**
 * Entity kinds, wire types, permissions and the API client of the AI inventory.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client';
export * from './entities';
export * from './events';
export * from './permissions';
export * from './relations';
export * from './types';
export type { components, operations, paths } from './generated/openapi';
