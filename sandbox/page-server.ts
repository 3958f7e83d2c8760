/**
 * The page of the local Slack, bundled once in memory when the sandbox starts and served from
 * there: nothing is written to disk and nothing is loaded from elsewhere.
 */
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { Router } from 'express';

const PAGE = fileURLToPath(new URL('./page/', import.meta.url));

const INDEX = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Local Slack</title>
    <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%23611f69'/%3E%3Cpath d='M5 2v12M11 2v12M2 5h12M2 11h12' stroke='white' stroke-width='1.6'/%3E%3C/svg%3E">
    <link rel="stylesheet" href="page.css">
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="page.js"></script>
  </body>
</html>
`;

interface PageFiles {
  js: string;
  css: string;
}

async function bundle(): Promise<PageFiles> {
  const { outputFiles } = await build({
    absWorkingDir: PAGE,
    entryPoints: { page: 'main.tsx', style: 'styles/page.css' },
    outdir: '.',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'esnext',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'dataurl' },
    logLevel: 'warning',
  });
  // Else esbuild stays as a process of its own.
  await stop();
  const text = (extension: string) =>
    outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '';
  return { js: text('.js'), css: text('.css') };
}

/** A router that serves the page at its root. The bundle is ready when the promise resolves. */
export async function createPageRouter(): Promise<Router> {
  const { js, css } = await bundle();
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-cache');
    next();
  });
  router.get('/', (_request, response) => {
    response.type('html').send(INDEX);
  });
  router.get('/page.js', (_request, response) => {
    response.type('text/javascript').send(js);
  });
  router.get('/page.css', (_request, response) => {
    response.type('text/css').send(css);
  });
  return router;
}
