import type {
  SourceContractCase,
  SourceContractFault,
  SourceContractListing,
  SourceContractOptions,
  SourceContractPlatform,
} from './types';

/** Enough for three pages of each listing. */
export const FEW = 12;
/** Enough to see whether a source holds everything in memory. */
export const MANY = 60;
/** A listing is broken at so many of its pages at most. */
const MAX_PAGES = 8;
/** How long a source may take to notice that it shall end. */
export const PROMPT_MS = 2_500;

/** What the cases of one contract share. */
export interface ContractContext {
  readonly options: SourceContractOptions;
  readonly listings: readonly SourceContractListing[];
}

/** Makes a case that gets a platform of its own. */
export function contractCase(
  { options }: ContractContext,
  name: string,
  test: (platform: SourceContractPlatform) => Promise<string | void>,
  objects = FEW,
): SourceContractCase {
  return {
    name,
    async run() {
      const platform = await options.start({ objects });
      try {
        return (await test(platform)) ?? undefined;
      } finally {
        await platform.close();
      }
    },
  };
}

/**
 * Breaks one page of a listing after the other, and looks at what comes of it.
 * @returns how many pages there were to be broken.
 */
export async function breakEachPage<T>(
  platform: SourceContractPlatform,
  fault: Omit<SourceContractFault, 'page'>,
  attempt: () => Promise<T>,
  check: (outcome: PromiseSettledResult<T>, page: number) => void,
): Promise<number> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    await platform.inject({ ...fault, page });
    const [outcome] = await Promise.allSettled([attempt()]);
    if (platform.faultHits() === 0) {
      return page - 1;
    }
    await platform.heal();
    check(outcome, page);
  }
  return MAX_PAGES;
}

/** @throws an Error when a listing was not, or hardly, broken at all. */
export function expectPages(
  { name, onePage }: SourceContractListing,
  pages: number,
): void {
  if (pages === 0) {
    throw new Error(
      `No request of the source was recognised as one of the listing '${name}'. Check the name, and how the platform tells such requests apart.`,
    );
  }
  if (pages === 1 && !onePage) {
    throw new Error(
      `The listing '${name}' has one page only, so that nothing shows whether the source reads further. Let start() make smaller pages, or say that the listing has onePage.`,
    );
  }
}

/** The outcome of a promise, or undefined when it takes too long. */
export async function within<T>(
  promise: Promise<T>,
  milliseconds: number,
): Promise<PromiseSettledResult<T> | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([
      Promise.allSettled([promise]).then(([result]) => result),
      tooLate,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
