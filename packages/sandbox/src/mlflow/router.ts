import express from 'express';
import PromiseRouter from 'express-promise-router';
import { sendErrorPage, mlflowErrorHandler } from './errors';
import type { MlflowContext } from './MlflowContext';
import { addArtifactRoutes } from './routes/artifacts';
import { addExperimentRoutes } from './routes/experiments';
import { addLoggedModelRoutes } from './routes/loggedModels';
import { addModelVersionRoutes } from './routes/modelVersions';
import { addRegisteredModelRoutes } from './routes/registeredModels';
import { addRunRoutes } from './routes/runs';

/** The version of MLflow whose answers the sandbox was checked against. */
export const MLFLOW_VERSION = '3.17.2';

export function createMlflowRouter(context: MlflowContext): express.Router {
  const router = PromiseRouter();
  router.get('/health', (_, res) => {
    res.type('text/html').send('OK');
  });
  router.get('/version', (_, res) => {
    res.type('text/html').send(MLFLOW_VERSION);
  });
  addArtifactRoutes(router, context);

  const api = PromiseRouter();
  api.use(express.json({ limit: '20mb', type: () => true }));
  addRegisteredModelRoutes(api, context);
  addModelVersionRoutes(api, context);
  addExperimentRoutes(api, context);
  addRunRoutes(api, context);
  addLoggedModelRoutes(api, context);
  router.use(['/api/2.0', '/ajax-api/2.0'], api);

  router.use((_, res) => sendErrorPage(res, 404));
  router.use(mlflowErrorHandler);
  return router;
}
