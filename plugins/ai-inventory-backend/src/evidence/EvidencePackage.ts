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
  #failure: unknown;

  /** @param folder - that all files lie in */
  constructor(folder: string, output: Writable) {
    this.#folder = folder;
    this.#archive.on('error', error => {
      this.#failure = error;
    });
    // Who no longer reads ends it.
    output.on('close', () => {
      if (!output.writableFinished) {
        this.#failure ??= new Error('The reader went away');
        this.#archive.abort();
      }
    });
    this.#archive.pipe(output);
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
    const written = once(this.#archive, 'entry');
    this.#archive.append(source, { name: `${this.#folder}/${name}` });
    await Promise.race([written, once(source, 'error').then(throwFirst)]);
    if (this.#failure) {
      throw this.#failure;
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

function throwFirst([error]: unknown[]): never {
  throw error;
}
