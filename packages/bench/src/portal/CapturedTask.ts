import type { SchedulerService } from '@backstage/backend-plugin-api';

/** Runs a scheduled task when told to and at no other time. */
export class CapturedTask implements SchedulerService {
  #task: Parameters<SchedulerService['scheduleTask']>[0] | undefined;

  async run(): Promise<void> {
    await this.#task?.fn(new AbortController().signal);
  }

  async scheduleTask(
    task: Parameters<SchedulerService['scheduleTask']>[0],
  ): Promise<void> {
    this.#task = task;
  }

  async triggerTask(): Promise<void> {}

  async cancelTask(): Promise<void> {}

  createScheduledTaskRunner(): never {
    throw new Error('The entity provider schedules its task itself');
  }

  async getScheduledTasks(): Promise<[]> {
    return [];
  }
}
