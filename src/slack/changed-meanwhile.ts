import { z } from 'zod';
import { ChangedMeanwhile } from '../licensing/errors.ts';
import { returnTo } from './entry-points.ts';
import { errorMessage } from './error-messages.ts';
import { messageModal, refresh } from './modals.ts';
import { decode } from './payload.ts';
import type { SubmissionAnswer, SubmissionCall } from './slice.ts';

const metadata = z.object({ returnTo: returnTo.optional() });

/** What somebody else changed while the form was open is not overwritten: underneath it stands as it is now. */
export function unlessChanged(submit: (call: SubmissionCall) => Promise<SubmissionAnswer>) {
  return async (call: SubmissionCall): Promise<SubmissionAnswer> => {
    try {
      return await submit(call);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      const { texts, services, context, view } = call;
      const sentence = errorMessage(error, texts, services, context.requestId ?? '');
      const { returnTo: back } = decode(metadata, view.private_metadata);
      return {
        view: messageModal(texts.plain('failedTitle'), sentence, texts.plain('close')),
        after: () => refresh(call, back),
      };
    }
  };
}
