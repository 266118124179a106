import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { Settings } from 'luxon';
import { FIXTURE_NOW } from './__testUtils__';

// The tests play at the time of the fixture's story.
Settings.now = () => FIXTURE_NOW.toMillis();
Settings.defaultZone = 'utc';

// jsdom has no screen; this one is 1280 pixels wide. @backstage/ui looks for it
// as soon as it is imported.
window.matchMedia = query =>
  ({
    matches: Number(/min-width: (\d+)/.exec(query)?.[1] ?? 0) <= 1280,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  } as unknown as MediaQueryList);

// Looking elements up by their role takes long in big tables on a busy machine.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
