import type { Config } from 'jest';

const config: Config = {
  // Each file in plain Node: modules are loaded once per worker, not once per file.
  runner: 'jest-light-runner',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  transform: {},
  testSequencer: '<rootDir>/test/support/longest-first.ts',
  // Many tests wait for processes of their own.
  maxWorkers: 6,
};

export default config;
