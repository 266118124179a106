import type { Figure } from '../Bench';
import { catalogFigure } from './catalog';
import { changedFigure } from './changed';
import { findingsFigure } from './findings';
import { historyFigure } from './history';
import { linksFigure } from './links';
import { memoryFigure } from './memory';
import { queriesFigure } from './queries';
import { requestsFigure } from './requests';
import { sourceFigure } from './source';
import { unchangedFigure } from './unchanged';

/** Everything that `yarn bench` measures, in this order. */
export const figures: readonly Figure[] = [
  sourceFigure,
  unchangedFigure,
  changedFigure,
  requestsFigure,
  linksFigure,
  findingsFigure,
  historyFigure,
  memoryFigure,
  catalogFigure,
  queriesFigure,
];
