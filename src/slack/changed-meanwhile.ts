import { z } from 'zod';
import { ChangedMeanwhile } from '../licensing/errors.ts';
import { returnTo } from './entry-points.ts';
import { decode } from './payload.ts';
import { redraw } from './refresh.ts';
import type { SubmissionAnswer, SubmissionCall } from './slice.ts';

const metadata = z.object({ returnTo: returnTo.optional() });

/** What somebody else changed while the form was open is not overwritten: underneath it stands as it is now. */
export function unlessChanged(submit: (call: SubmissionCall) => Promise<SubmissionAnswer>) {
  return async (call: SubmissionCall): Promise<SubmissionAnswer> => {
    try {
      return await submit(call);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      const { returnTo: back } = decode(metadata, call.view.private_metadata);
      await redraw(call, back);
      // Told as every refusal is: in place of the form, or by message where that is closed.
      throw error;
    }
  };
}
