// https://docs.slack.dev/reference/methods/files.getUploadURLExternal and files.completeUploadExternal
import { z } from 'zod';
import { fileObject, type StoredFile } from '../files.ts';
import { newId, secret } from '../ids.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { structure } from './arguments.ts';
import { type Methods, method } from './method.ts';

/** A file that was sent, and not yet shared. */
function complete(workspace: Workspace, id: string, title: string | undefined): StoredFile {
  const file = workspace.files.get(id);
  if (file?.data === undefined) throw new SlackError('file_not_found');
  file.title = title ?? file.name;
  return file;
}

/** Unlike chat.postMessage it takes no person's id. */
function destination(workspace: Workspace, channelId: string) {
  const conversation = workspace.conversations.get(channelId);
  if (conversation === undefined) throw new SlackError('invalid_channel');
  if (!conversation.members.has(workspace.botUserId)) throw new SlackError('not_in_channel');
  return conversation;
}

export const filesMethods: Methods = {
  'files.getUploadURLExternal': method(
    'files:write',
    z.object({ filename: z.string().min(1), length: z.coerce.number().int().min(0) }),
    ({ filename, length }, { workspace, uploadUrl }) => {
      if (length === 0) throw new SlackError('missing_argument');
      const file = { id: newId('F'), name: filename, title: filename, length, uploadKey: secret() };
      workspace.files.set(file.id, file);
      return { upload_url: uploadUrl(file.uploadKey), file_id: file.id };
    },
  ),

  'files.completeUploadExternal': method(
    'files:write',
    z.object({
      files: z
        .unknown()
        .transform(structure)
        .pipe(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
      channel_id: z.string().optional(),
      initial_comment: z.string().optional(),
      thread_ts: z.string().optional(),
    }),
    (args, { workspace }) => {
      const { channel_id: channelId, initial_comment: text = '', thread_ts: threadTs } = args;
      const shared = args.files.map(({ id, title }) => complete(workspace, id, title));
      // Without a channel the files stay the app's own.
      if (channelId !== undefined) {
        workspace.addMessage({
          channelId: destination(workspace, channelId).id,
          userId: workspace.botUserId,
          text,
          files: shared,
          ...(threadTs ? { threadTs } : {}),
        });
      }
      return { files: shared.map(fileObject) };
    },
  ),
};
