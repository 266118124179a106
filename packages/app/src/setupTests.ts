import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The whole portal takes its time to start on a busy machine.
jest.setTimeout(90_000);
configure({ asyncUtilTimeout: 30_000 });
