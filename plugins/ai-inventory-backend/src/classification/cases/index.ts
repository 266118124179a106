import { annexI } from './annexI';
import { annexIII } from './annexIII';
import { exceptions } from './exceptions';
import { generalPurpose } from './generalPurpose';
import { incomplete } from './incomplete';
import type { LabelledCase } from './labelledCase';
import { lowRisk } from './lowRisk';
import { prohibited } from './prohibited';
import { scope } from './scope';

export type { LabelledCase } from './labelledCase';

/** Labelled by the wording of the Act, not by what the rules answer. */
export const labelledCases: readonly LabelledCase[] = [
  ...prohibited,
  ...annexIII,
  ...exceptions,
  ...annexI,
  ...lowRisk,
  ...scope,
  ...generalPurpose,
  ...incomplete,
];
