import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import archiver, { type Archiver } from 'archiver';

export interface PackedFile {
  readonly name: string;
  readonly sha256: string;
}

/** A ZIP that is written as it is read, with the hash of each of its files. */
export class EvidencePackage {
  readonly files: PackedFile[] = [];
  readonly #archive: Archiver = archiver('zip', { zlib: { level: 6 } });
  readonly #folder: string;
  /** Ends all waiting when nobody reads any more, or nothing can be read. */
  readonly #broken = new AbortController();

  /** @param folder - that all files lie in */
  constructor(folder: string, output: Writable) {
    this.#folder = folder;
    this.#archive.on('error', error => this.#break(error));
    output.on('close', () => {
      if (!output.writableFinished) {
        this.#break(new Error('The reader went away'));
      }
    });
    this.#archive.pipe(output);
  }

  #break(reason: Error): void {
    if (!this.#broken.signal.aborted) {
      this.#broken.abort(reason);
      this.#archive.abort();
    }
  }

  /** Adds a file, piece by piece, and waits until it is written. */
  async add(
    name: string,
    content: AsyncIterable<string> | Iterable<string>,
  ): Promise<PackedFile> {
    const hash = createHash('sha256');
    async function* hashed() {
      for await (const piece of content) {
        hash.update(piece, 'utf8');
        yield piece;
      }
    }
    const source = Readable.from(hashed(), { objectMode: true });
    source.on('error', error => this.#break(error));
    const { signal } = this.#broken;
    signal.throwIfAborted();
    const written = once(this.#archive, 'entry', { signal });
    this.#archive.append(source, { name: `${this.#folder}/${name}` });
    try {
      await written;
    } catch (error) {
      throw signal.reason ?? error;
    }
    const file = { name, sha256: hash.digest('hex') };
    this.files.push(file);
    return file;
  }

  addJson(name: string, value: unknown): Promise<PackedFile> {
    return this.add(name, [`${JSON.stringify(value, null, 2)}\n`]);
  }

  /** One object a line. */
  addLines(
    name: string,
    values: AsyncIterable<object> | Iterable<object>,
  ): Promise<PackedFile> {
    async function* lines() {
      for await (const value of values) {
        yield `${JSON.stringify(value)}\n`;
      }
    }
    return this.add(name, lines());
  }

  async end(): Promise<void> {
    await this.#archive.finalize();
  }
}
