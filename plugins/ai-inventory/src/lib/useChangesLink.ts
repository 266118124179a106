import { useRouteRef } from '@backstage/core-plugin-api';
import { changesRouteRef } from '../routes';
import { type ChangesChoice, writeChangesChoice } from './changesChoice';

/** Gives the address of the page that tells what changed between two dates. */
export function useChangesLink() {
  const changesPath = useRouteRef(changesRouteRef)();
  return (choice: ChangesChoice) =>
    `${changesPath}?${writeChangesChoice(choice)}`;
}
