import express, { type RequestHandler } from 'express';
import PromiseRouter from 'express-promise-router';
import { sendWithFaults } from '../faults/applyFaults';
import type { Cloud, CloudOptions } from '../clouds';
import { GoogleError, googleErrorHandler } from './errors';
import { UNAUTHENTICATED, VERTEXAI_FAULT_STYLE } from './faultStyle';
import { answerTimeSeries, TIME_SERIES_QUERY } from './monitoring';
import { LOCATION, PROJECT, PROJECT_NUMBER } from './place';
import { checkQuery, matchPath, type Call, type Route } from './Route';
import { ENDPOINT_ROUTES } from './routes/endpoints';
import { MODEL_ROUTES } from './routes/models';
import { OTHER_ROUTES } from './routes/others';
import { fillScenario } from './scenario/fillScenario';
import { VertexaiData } from './VertexaiData';

const PATH = '/vertex';
const CONTENT_TYPE = 'application/json; charset=UTF-8';

const ROUTES: readonly Route[] = [
  ...MODEL_ROUTES,
  ...ENDPOINT_ROUTES,
  ...OTHER_ROUTES,
];

const TIME_SERIES: Route = {
  method: 'GET',
  path: 'timeSeries',
  query: TIME_SERIES_QUERY,
  handle: answerTimeSeries,
};

const requireToken: RequestHandler = (req, _res, next) => {
  const [, token] = /^Bearer (.+)$/.exec(req.headers.authorization ?? '') ?? [];
  // A token that says so has expired.
  next(token && !token.includes('expired') ? undefined : UNAUTHENTICATED);
};

function checkProject(project: string, permission: string): void {
  if (project !== PROJECT && project !== PROJECT_NUMBER) {
    throw new GoogleError(
      'PERMISSION_DENIED',
      `Permission '${permission}' denied on resource '//aiplatform.googleapis.com/projects/${project}' (or it may not exist).`,
    );
  }
}

function checkLocation(location: string): void {
  if (location !== LOCATION) {
    throw new GoogleError(
      'PERMISSION_DENIED',
      `Vertex AI is not used in '${location}' here; the sandbox has ${LOCATION} only.`,
    );
  }
}

function createData({ scenario, now }: CloudOptions): VertexaiData {
  const data = new VertexaiData(now);
  if (scenario === 'company') {
    fillScenario(data);
  }
  return data;
}

/**
 * Simulates Vertex AI (`/vertex/v1/…`) and the part of Cloud Monitoring that
 * tells how often endpoints were called (`/vertex/monitoring/v3/…`).
 */
export function createVertexaiCloud(options: CloudOptions): Cloud {
  let data = createData(options);
  const router = PromiseRouter();
  router.use(requireToken);
  router.use(express.json({ limit: '20mb' }));

  const serve = (
    route: Route,
    params: Readonly<Record<string, string>>,
  ): RequestHandler => {
    return async (req, res) => {
      const query = req.query as Record<string, string>;
      checkQuery(route, query);
      // Its end is marked, so that a fault can mean `models?` and not what is below.
      const faultPath = `${req.baseUrl}${req.path}?`;
      const call: Call = {
        params,
        query,
        body: req.body ?? {},
        data,
        shrink: rows =>
          rows.slice(
            0,
            Math.floor(rows.length * options.faults.share(faultPath)),
          ),
      };
      const answer = route.handle(call);
      await sendWithFaults(
        options.faults,
        req,
        res,
        { contentType: CONTENT_TYPE, faultPath, ...answer },
        VERTEXAI_FAULT_STYLE,
      );
    };
  };

  router.get(
    '/monitoring/v3/projects/:project/timeSeries',
    (req, res, next) => {
      const { project } = req.params;
      checkProject(project, 'monitoring.timeSeries.list');
      return serve(TIME_SERIES, { project })(req, res, next);
    },
  );
  router.all(
    '/v1/projects/:project/locations/:location/*',
    (req, res, next) => {
      const {
        project,
        location,
        0: rest,
      } = req.params as Record<string, string>;
      for (const route of ROUTES) {
        const params = matchPath(route, rest);
        if (route.method === req.method && params) {
          checkProject(project, `aiplatform.${rest.split(/[/:]/)[0]}.list`);
          checkLocation(location);
          return serve(route, params)(req, res, next);
        }
      }
      return next();
    },
  );
  router.use((req, _res, next) => {
    next(new GoogleError('NOT_FOUND', `Method not found: ${req.path}`));
  });
  router.use(googleErrorHandler);

  return {
    path: PATH,
    name: 'Google Cloud Vertex AI and Cloud Monitoring',
    router,
    reset: () => {
      data = createData(options);
    },
  };
}
