/** Counts the requests that a sandbox got, by method and path. */
export class RequestLog {
  private readonly counted = new Map<string, number>();

  add(method: string, path: string): void {
    // Ids in paths would make each request a kind of its own.
    const route = `${method} ${path.replace(
      /\/m-[0-9a-z-]+|\/mlflow-artifacts\/artifacts\/.*/g,
      match =>
        match.startsWith('/m-') ? '/:id' : '/mlflow-artifacts/artifacts',
    )}`;
    this.counted.set(route, (this.counted.get(route) ?? 0) + 1);
  }

  /** How many requests were made of each kind. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counted);
  }

  /** How many were made in all, or of those whose path holds `part`. */
  total(part = ''): number {
    let total = 0;
    for (const [route, count] of this.counted) {
      total += route.includes(part) ? count : 0;
    }
    return total;
  }

  clear(): void {
    this.counted.clear();
  }
}
