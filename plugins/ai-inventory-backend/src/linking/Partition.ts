/** Which of some ids belong together. */
export class Partition {
  readonly #parents: Map<string, string>;

  constructor(ids: Iterable<string>) {
    this.#parents = new Map([...ids].map(id => [id, id]));
  }

  copy(): Partition {
    const copy = new Partition([]);
    this.#parents.forEach((parent, id) => copy.#parents.set(id, parent));
    return copy;
  }

  /** The id that stands for all that belong together with this one. */
  find(id: string): string {
    let root = id;
    for (;;) {
      const parent = this.#parents.get(root);
      if (parent === undefined || parent === root) {
        break;
      }
      root = parent;
    }
    this.#parents.set(id, root);
    return root;
  }

  same(a: string, b: string): boolean {
    return this.find(a) === this.find(b);
  }

  /** The smaller id stands for both, so that the order does not matter. */
  join(a: string, b: string): void {
    const [first, second] = [this.find(a), this.find(b)].sort();
    this.#parents.set(second, first);
  }
}
