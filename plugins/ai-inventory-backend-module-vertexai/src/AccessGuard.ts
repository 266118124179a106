// Fewer may be single objects with rights of their own.
const MAX_REFUSALS = 3;

/**
 * Tells a single object that may not be read from the right to read any of its
 * kind, which has been lost.
 */
export class AccessGuard {
  private refusals = 0;
  private hasAccess = false;

  granted(): void {
    this.hasAccess = true;
  }

  /** @throws the error, when so far not one object could be read. */
  refused(error: Error): void {
    this.refusals += 1;
    if (!this.hasAccess && this.refusals >= MAX_REFUSALS) {
      throw error;
    }
  }
}
