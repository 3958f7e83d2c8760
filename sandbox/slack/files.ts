// https://docs.slack.dev/messaging/working-with-files: where files are sent to, and fetched from.
import express, { type Request, Router } from 'express';
import type { Workspace } from './workspace.ts';

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  /** In bytes, as announced. */
  length: number;
  /** The secret part of the address it is sent to. */
  uploadKey: string;
  /** Undefined until it was sent. */
  data?: Buffer;
}

/** https://docs.slack.dev/reference/objects/file-object */
export function fileObject({ id, name, title, length }: StoredFile): Record<string, unknown> {
  return { id, name, title, size: length, mode: 'hosted', url_private_download: fileUrl(id, name) };
}

/** Below the local Slack's own address. */
export function fileUrl(id: string, name: string): string {
  return `/files/${id}/${encodeURIComponent(name)}`;
}

/** Raw bytes, or the only file of a form. */
async function sentBytes(request: Request): Promise<Buffer | undefined> {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return undefined;
  const type = request.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  const files = [...form.values()].filter((value) => value instanceof File);
  return files[0] && files.length === 1 ? Buffer.from(await files[0].arrayBuffer()) : undefined;
}

/** POST /upload/KEY takes a file that was announced, of exactly its length; GET /files/ID/NAME gives it. */
export function files(workspace: Workspace): Router {
  const router = Router();
  const anything = express.raw({ type: () => true, limit: '100mb' });
  router.post('/upload/:key', anything, async (request, response) => {
    const file = [...workspace.files.values()].find(
      ({ uploadKey }) => uploadKey === request.params['key'],
    );
    const bytes = await sentBytes(request);
    if (!file || file.data || bytes?.length !== file.length) {
      const known = file ? `${file.length} bytes once` : 'nothing under this address';
      workspace.violated('upload', 'upload_refused', [
        `expected ${known}, got ${bytes?.length ?? 'no file'}`,
      ]);
      response.status(400).send('Bad Request');
      return;
    }
    file.data = bytes;
    response.send(`OK - ${bytes.length}`);
  });
  router.get('/files/:id/:name', (request, response) => {
    const file = workspace.files.get(request.params.id);
    if (!file?.data) {
      response.status(404).send('Not Found');
      return;
    }
    response.attachment(file.name).send(file.data);
  });
  return router;
}
