import {
  type SchedulerService,
  type SchedulerServiceTaskInvocationDefinition,
  type SchedulerServiceTaskScheduleDefinition,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';

type Task = SchedulerServiceTaskInvocationDefinition &
  SchedulerServiceTaskScheduleDefinition;

/** Runs tasks when they are triggered, and never by itself. */
export class ManualScheduler implements SchedulerService {
  readonly tasks = new Map<string, Task>();
  readonly #running = new Map<string, Promise<void>>();

  get factory() {
    return createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => this,
    });
  }

  async scheduleTask(task: Task) {
    this.tasks.set(task.id, task);
  }

  createScheduledTaskRunner(schedule: SchedulerServiceTaskScheduleDefinition) {
    return {
      run: (task: SchedulerServiceTaskInvocationDefinition) =>
        this.scheduleTask({ ...task, ...schedule }),
    };
  }

  async getScheduledTasks() {
    return [];
  }

  async cancelTask() {}

  /** As Backstage's own: returns once the run has begun. */
  async triggerTask(id: string) {
    const task = this.tasks.get(id);
    if (!task) {
      throw new NotFoundError(`Task ${id} does not exist`);
    }
    if (this.#running.has(id)) {
      throw new ConflictError(`Task ${id} is currently running`);
    }
    const run = (async () => {
      try {
        await task.fn(new AbortController().signal);
      } finally {
        this.#running.delete(id);
      }
    })();
    this.#running.set(id, run);
  }

  /** A whole turn of the schedule, after the one that may be going on. */
  async run(id: string) {
    await this.#running.get(id);
    await this.triggerTask(id);
    await this.#running.get(id);
  }
}
