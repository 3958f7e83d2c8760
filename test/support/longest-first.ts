/** The order of test files: those that take long begin first, so that none is left at the end. */

interface TestFile {
  path: string;
}

const LONG = [
  /test\/(withstand|model)\//,
  /test\/(jobs|sandbox|browser)\/[^/]+$/,
  /(main|slow|states|memory|silent-database|tell-channel|mirror-group)\.test\.ts$/,
  /test\/(cli|imports)\//,
];

const rank = ({ path }: TestFile) => LONG.findIndex((pattern) => pattern.test(path)) >>> 0;

export default class LongestFirst {
  sort(tests: readonly TestFile[]): TestFile[] {
    return tests.toSorted((one, other) => rank(one) - rank(other));
  }

  /** Jest asks for it; nothing is kept between runs. */
  cacheResults(): void {}
}
