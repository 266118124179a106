/** An answer went beyond the size that was allowed. */
export class BodyTooLargeError extends Error {}

/**
 * Reads an answer's body as text while counting its bytes after decompression,
 * and lets go of it as soon as it is beyond the limit.
 * @throws {@link BodyTooLargeError}
 */
export async function readLimitedText(
  response: Response,
  maxBytes: number,
): Promise<{ text: string; bytes: number }> {
  if (!response.body) {
    return { text: '', bytes: 0 };
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early cancels the stream, and with it the download.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new BodyTooLargeError();
    }
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString('utf8'), bytes };
}
