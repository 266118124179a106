import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const SCRIPTS = join(__dirname, '..', 'children');

/** What a child process can be asked for; all of it must be plain data. */
export type Calls = Record<string, (argument: never) => Promise<unknown>>;

interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A process of its own that answers calls. */
export class Child<TCalls extends Calls> {
  readonly #name: string;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  #calls = 0;

  /**
   * @param name - of the script among the children, e.g. `sandbox`
   * @param nodeOptions - for Node.js itself, e.g. `--expose-gc`
   */
  static start<T extends Calls>(
    name: string,
    nodeOptions: readonly string[] = [],
  ): Child<T> {
    return new Child<T>(name, nodeOptions);
  }

  private constructor(name: string, nodeOptions: readonly string[]) {
    this.#name = name;
    this.#process = fork(join(SCRIPTS, `${name}.ts`), [], {
      execArgv: [...process.execArgv, ...nodeOptions],
      serialization: 'advanced',
      // The standard output is for the table.
      stdio: ['ignore', 2, 2, 'ipc'],
      env: { ...process.env, LOG_LEVEL: 'warn' },
    });
    this.#process.on('message', message => this.#take(message as Answer));
    this.#exited = new Promise(resolve => {
      this.#process.once('exit', (code, signal) => {
        const error = new Error(
          `The process '${name}' ended with ${signal ?? `code ${code}`}`,
        );
        this.#waiting.forEach(({ reject }) => reject(error));
        this.#waiting.clear();
        resolve();
      });
    });
  }

  call<TName extends keyof TCalls & string>(
    name: TName,
    ...argument: Parameters<TCalls[TName]>
  ): Promise<Awaited<ReturnType<TCalls[TName]>>> {
    const id = this.#calls++;
    const question: Question = { id, name, argument: argument[0] };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: resolve as (value: unknown) => void,
        reject,
      });
      this.#process.send(question, error => {
        if (error) {
          this.#waiting.delete(id);
          reject(
            new Error(`'${this.#name}' cannot be asked: ${error.message}`),
          );
        }
      });
    });
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exited;
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) {
      waiting?.reject(new Error(`${this.#name}: ${answer.error}`));
    } else {
      waiting?.resolve(answer.value);
    }
  }
}

/** Answers the calls of the process that started this one, and ends with it. */
export function answerCalls<TCalls extends Calls>(calls: TCalls): void {
  const send = (answer: Answer) => process.send?.(answer);
  process.on('message', ({ id, name, argument }: Question) => {
    Promise.resolve(argument)
      .then(value => calls[name](value as never))
      .then(
        value => send({ id, value }),
        error => send({ id, error: `${error?.stack ?? error}` }),
      );
  });
  process.on('disconnect', () => process.exit());
}
