import express from 'express';
import PromiseRouter from 'express-promise-router';
import type { Cloud, CreateCloud } from '../clouds';
import { Answer, PATH } from './Answer';
import { ArmError, sendArmError, sendUnauthorized } from './errors';
import { createWorkspace } from './scenario/workspace';

/** An Azure subscription with one Azure Machine Learning workspace. */
export const createAzuremlCloud: CreateCloud = ({ faults, scenario, now }) => {
  let data = createWorkspace(scenario, now);
  const router = PromiseRouter();
  router.use(express.json({ limit: '5mb' }));

  router.use((req, res, next) => {
    if (/^Bearer .+/.test(req.headers.authorization ?? '')) {
      next();
    } else {
      sendUnauthorized(res);
    }
  });

  router.use(async (req, res) => {
    try {
      await new Answer(req, res, { data, faults, now }).send();
    } catch (error) {
      if (!(error instanceof ArmError)) {
        throw error;
      }
      sendArmError(res, error);
    }
  });

  const cloud: Cloud = {
    path: PATH,
    name: 'Azure Machine Learning and Azure Monitor',
    router,
    reset: () => {
      data = createWorkspace(scenario, now);
    },
  };
  return cloud;
};
