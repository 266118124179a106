import express, { type ErrorRequestHandler } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { faultSchema, type Faults } from '../faults/Faults';
import type { GeneratedData } from '../generated/GeneratedData';
import type { RequestLog } from '../RequestLog';

const generatedSchema = z.strictObject({
  /** The share of models to change. */
  change: z.number().min(0).max(1).optional(),
  /** How many models there are from now on. */
  models: z.number().int().min(0).max(10_000_000).optional(),
});

const answerWrongRequest: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof z.ZodError) {
    res.status(400).json({ error: z.prettifyError(error) });
  } else if (error?.type === 'entity.parse.failed') {
    res.status(400).json({ error: 'The body is not valid JSON.' });
  } else {
    next(error);
  }
};

/**
 * The part of the sandbox that no MLflow has: it makes things go wrong and tells
 * what was asked.
 */
export function createAdminRouter(parts: {
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly reset: () => void;
  readonly generated: () => GeneratedData | undefined;
}): express.Router {
  const { faults, requests, reset, generated } = parts;
  const router = PromiseRouter();
  router.use(express.json());

  router.get('/faults', (_, res) => {
    res.json({ faults: faults.list() });
  });
  router.post('/faults', (req, res) => {
    const id = faults.add(faultSchema.parse(req.body));
    res.status(201).json({ id });
  });
  router.delete('/faults', (_, res) => {
    faults.clear();
    res.status(204).end();
  });
  router.delete('/faults/:id', (req, res) => {
    faults.clear(req.params.id);
    res.status(204).end();
  });

  router.get('/requests', (_, res) => {
    res.json({ total: requests.total(), counts: requests.counts });
  });
  router.delete('/requests', (_, res) => {
    requests.clear();
    res.status(204).end();
  });

  router.post('/reset', (_, res) => {
    reset();
    res.status(204).end();
  });

  router.post('/generated', (req, res) => {
    const registry = generated();
    if (!registry) {
      res.status(409).json({ error: 'This registry is not a generated one.' });
      return;
    }
    const { change, models } = generatedSchema.parse(req.body);
    if (change !== undefined) {
      registry.change(change);
    }
    if (models !== undefined) {
      registry.resize(models);
    }
    res.status(204).end();
  });

  router.use((_, res) => {
    res.status(404).json({ error: 'No such call; see the README.' });
  });
  router.use(answerWrongRequest);
  return router;
}
