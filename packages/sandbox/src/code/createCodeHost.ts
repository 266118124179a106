import express, { type Router } from 'express';

const MAX_FILES = 1_000;

/** A place for files at addresses of their own, such as a `catalog-info.yaml`. */
export interface CodeHost {
  readonly router: Router;
  reset(): void;
}

/**
 * Stands for the company's code host: takes a file at any address and gives it
 * back there, in memory. It knows no branches and no users.
 */
export function createCodeHost(): CodeHost {
  const files = new Map<string, string>();
  const router = express.Router();
  router.put(
    '/*',
    express.text({ type: () => true, limit: '100kb' }),
    (req, res) => {
      if (files.size >= MAX_FILES && !files.has(req.path)) {
        res.status(507).send(`No more than ${MAX_FILES} files fit in here\n`);
        return;
      }
      files.set(req.path, typeof req.body === 'string' ? req.body : '');
      res.status(204).end();
    },
  );
  router.get('/*', (req, res) => {
    const file = files.get(req.path);
    if (file === undefined) {
      res.status(404).send('There is no such file\n');
      return;
    }
    res.type('text/plain').send(file);
  });
  router.delete('/*', (req, res) => {
    res.status(files.delete(req.path) ? 204 : 404).end();
  });
  return { router, reset: () => files.clear() };
}
