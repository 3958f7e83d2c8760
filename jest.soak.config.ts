import type { Config } from 'jest';
import everything from './jest.config.ts';

// Workers inherit it; see test/support/sizes.ts.
process.env['SOAK'] = '1';

const config: Config = {
  ...everything,
  testMatch: [
    '<rootDir>/test/{withstand,model}/**/*.test.ts',
    '<rootDir>/test/imports/import-groups.test.ts',
  ],
  // What each measures is not to be disturbed by another.
  maxWorkers: 1,
};

export default config;
