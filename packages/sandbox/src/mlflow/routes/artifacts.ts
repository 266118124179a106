import express, { type Router } from 'express';
import { fileKey, SERVER_STORE } from '../artifactFiles';
import { invalid, missing, sendErrorPage } from '../errors';
import type { MlflowContext } from '../MlflowContext';
import { Params } from '../params';

const PROXY = /^\/api\/2\.0\/mlflow-artifacts\/artifacts\/(.+)$/;

/** Files of versions, and the store that runs upload their files to. */
export function addArtifactRoutes(
  router: Router,
  context: MlflowContext,
): void {
  router.get('/model-versions/get-artifact', async (req, res) => {
    const params = Params.of(req);
    const path = params.required('path');
    if (path.startsWith('/') || path.split('/').includes('..')) {
      throw invalid('Invalid path');
    }
    const name = params.text('name') ?? '';
    const number = params.text('version') ?? '';
    const data = context.data(req);
    const version = data
      .versionsOf(name)
      .find(v => String(v.version) === number);
    if (!version) {
      throw missing(
        `Model Version (name=${name}, version=${number}) not found`,
      );
    }
    const canRead = [
      SERVER_STORE,
      ...data.experiments.map(experiment => `${experiment.artifactLocation}/`),
    ].some(store => version.storage.startsWith(store));
    if (!canRead) {
      // MLflow has no account for that store.
      sendErrorPage(res, 500);
      return;
    }
    const full = `${fileKey(version.storage)}/${path}`;
    const content = data.file(full);
    if (content === undefined) {
      throw missing(`No such artifact: '${full}'`);
    }
    await context.sendFile(req, res, content);
  });

  router.get(PROXY, async (req, res) => {
    const path = decodeURIComponent(PROXY.exec(req.path)?.[1] ?? '');
    const content = context.data(req).file(path);
    if (content === undefined) {
      throw missing(`No such artifact: '${path}'`);
    }
    await context.sendFile(req, res, content);
  });

  router.put(
    PROXY,
    express.text({ type: () => true, limit: '20mb' }),
    async (req, res) => {
      const path = decodeURIComponent(PROXY.exec(req.path)?.[1] ?? '');
      context.writable().putFile(path, String(req.body));
      res.status(200).end();
    },
  );
}
