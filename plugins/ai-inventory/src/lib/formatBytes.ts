const UNITS = [
  'byte',
  'kilobyte',
  'megabyte',
  'gigabyte',
  'terabyte',
  'petabyte',
] as const;

/** An amount of data as people say it, e.g. `1.5 GB`; a kB has 1,000 bytes. */
export function formatBytes(bytes: number, locale: string): string {
  const exponent = Math.min(
    UNITS.length - 1,
    bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3 + 1e-9),
  );
  return (bytes / 1_000 ** exponent).toLocaleString(locale, {
    style: 'unit',
    unit: UNITS[exponent],
    unitDisplay: exponent === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  });
}
