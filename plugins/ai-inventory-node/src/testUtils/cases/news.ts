import type { SourceEventAnswer, SourceEvents } from '../../events';
import { contractCase, type ContractContext } from '../context';
import { Rubbish } from '../rubbish';
import type { SourceContractCase, SourceContractOptions } from '../types';
import { violation } from '../violation';

const SEED = 20_261_123;
const ROUNDS = 500;
const NOW = new Date('2026-11-23T12:00:00Z');

/** What a source makes of news that is none. */
export function newsCases(context: ContractContext): SourceContractCase[] {
  return [
    contractCase(
      context,
      'answers rubbish instead of news without failing',
      async platform => {
        const { events } = platform.createSource();
        if (!events) {
          return 'the source understands no news';
        }
        const rubbish = new Rubbish(SEED);
        for (let round = 0; round < ROUNDS; round += 1) {
          sendRubbish(events, rubbish);
          sendGarbled(events, rubbish, context.options.news ?? {});
        }
        return undefined;
      },
    ),
  ];
}

function sendRubbish(events: SourceEvents, rubbish: Rubbish): void {
  const { topics = [] } = events;
  if (events.onEvent) {
    const event = {
      topic: rubbish.pick([...topics, rubbish.text()]),
      eventPayload: rubbish.value(),
      metadata: rubbish.pick([undefined, rubbish.headers()]),
      now: NOW,
    };
    const answer = answerOf('An event', () => events.onEvent?.(event));
    if (answer?.type === 'changed') {
      throw violation('An event that is rubbish has records read again');
    }
  }
  if (events.onWebhook) {
    const request = {
      headers: rubbish.headers(),
      body: rubbish.pick([
        rubbish.bytes(),
        Buffer.from(JSON.stringify(rubbish.value()) ?? ''),
      ]),
      now: NOW,
    };
    const answer = answerOf('A request', () => events.onWebhook?.(request));
    if (answer?.type === 'changed') {
      throw violation('A request that nobody signed has records read again');
    }
  }
}

function sendGarbled(
  events: SourceEvents,
  rubbish: Rubbish,
  news: NonNullable<SourceContractOptions['news']>,
): void {
  for (const event of news.events ?? []) {
    const eventPayload = rubbish.garble(event.eventPayload);
    answerOf('An event', () => events.onEvent?.({ ...event, eventPayload }));
  }
  for (const request of news.webhooks ?? []) {
    const garbled = rubbish.pick([
      { ...request, body: rubbish.garbleBytes(request.body) },
      { ...request, headers: rubbish.headers() },
    ]);
    answerOf('A request', () => events.onWebhook?.(garbled));
  }
}

function answerOf(
  what: string,
  ask: () => SourceEventAnswer | undefined,
): SourceEventAnswer | undefined {
  let answer: SourceEventAnswer | undefined;
  try {
    answer = ask();
  } catch (error) {
    throw violation(`${what} that is rubbish made the source throw`, [
      String(error),
    ]);
  }
  if (answer && !isAnswer(answer)) {
    throw violation(`${what} that is rubbish got an answer that is none`, [
      JSON.stringify(answer),
    ]);
  }
  return answer;
}

function isAnswer(answer: SourceEventAnswer): boolean {
  switch (answer.type) {
    case 'changed':
      return answer.externalIds.every(
        id => typeof id === 'string' && id !== '',
      );
    case 'ignored':
    case 'refused':
      return typeof answer.reason === 'string' && answer.reason !== '';
    case 'handshake':
      return typeof answer.answer === 'object';
    default:
      return false;
  }
}
