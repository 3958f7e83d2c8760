/** A job's failure where trying again is of no use: it goes straight to those that failed for good. */
export class NeverWorks extends Error {
  override readonly name = 'NeverWorks';
}
