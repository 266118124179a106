import express from 'express';
import type { MlflowData } from './mlflow/MlflowData';
import { isPrompt } from './mlflow/rows';

const MOST = 200;

/** The page that links into MLflow's own pages lead to: it says what this is. */
export function createWelcomeRouter(data: () => MlflowData): express.Router {
  const router = express.Router();
  router.get('/', (_, res) => {
    const { models } = data();
    const shown = models.slice(0, MOST).filter(model => !isPrompt(model));
    const items = shown.map(model => {
      const id = escape(encodeURIComponent(model.name));
      return `<li id="/models/${id}"><b>${escape(model.name)}</b> ${escape(
        model.description ?? '',
      )}</li>`;
    });
    res.type('text/html').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Simulated MLflow</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 3rem auto; padding: 0 1rem; color: #1c2733; }
p { color: #4a5a6a; } li { margin: .4rem 0; padding: .2rem .4rem; border-radius: 4px; } li:target { background: #fff3c4; }
</style>
</head>
<body>
<h1>Simulated MLflow</h1>
<p>This is the sandbox of AI Inventory. It answers MLflow's REST API and has no pages of its own; with a real MLflow server, links of the inventory lead to MLflow's pages.</p>
<ul>
${items.join('\n')}
</ul>
${models.length > MOST ? `<p>… of ${models.length} models.</p>` : ''}
</body>
</html>
`);
  });
  return router;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
