/** Lets the browser save a text as a file. */
export function downloadText(
  fileName: string,
  text: string,
  type = 'text/yaml',
): void {
  downloadBlob(fileName, new Blob([text], { type }));
}

/** Lets the browser save a file. */
export function downloadBlob(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
