import type { Request } from 'express';
import { ArmError } from './errors';

/** Small, so that the company's workspace needs several. */
const PAGE_SIZE = 5;
const PREFIX = 'offset:';

export interface ArmPage<T> {
  readonly items: readonly T[];
  /** The first being 1. */
  readonly number: number;
  readonly nextLink?: string;
}

/** The page that a request asks for, and the link to the next one. */
export function readPage<T>(items: readonly T[], req: Request): ArmPage<T> {
  const offset = decodeToken(req.query.$skip);
  const end = offset + PAGE_SIZE;
  return {
    items: items.slice(offset, end),
    number: Math.floor(offset / PAGE_SIZE) + 1,
    nextLink: end < items.length ? linkTo(end, req) : undefined,
  };
}

function linkTo(offset: number, req: Request): string {
  const url = new URL(
    req.originalUrl,
    `${req.protocol}://${req.headers.host ?? 'localhost'}`,
  );
  url.searchParams.set('$skip', encodeToken(offset));
  return url.href;
}

function encodeToken(offset: number): string {
  return Buffer.from(`${PREFIX}${offset}`).toString('base64url');
}

function decodeToken(token: unknown): number {
  if (token === undefined) {
    return 0;
  }
  const text = Buffer.from(String(token), 'base64url').toString('utf8');
  const offset = Number(text.slice(PREFIX.length));
  if (!text.startsWith(PREFIX) || !Number.isInteger(offset)) {
    throw new ArmError(400, 'UserError', 'The $skip token is not valid.');
  }
  return offset;
}
