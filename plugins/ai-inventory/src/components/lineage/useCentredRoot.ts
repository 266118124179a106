import type { LineageGraph } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { type RefObject, useEffect, useRef } from 'react';

const CENTRE_WHILE_MS = 3000;

function centre(canvas: HTMLElement): void {
  const root = canvas.querySelector('[data-root]')?.getBoundingClientRect();
  if (!root) {
    return;
  }
  const frame = canvas.getBoundingClientRect();
  canvas.scrollLeft += root.x + root.width / 2 - frame.x - frame.width / 2;
  canvas.scrollTop += root.y + root.height / 2 - frame.y - frame.height / 2;
}

/**
 * Keeps what was asked for in the middle of the drawing while it is laid out,
 * and until the reader takes over.
 */
export function useCentredRoot(graph: LineageGraph): RefObject<HTMLDivElement> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas || typeof MutationObserver === 'undefined') {
      return undefined;
    }
    const observer = new MutationObserver(() => centre(canvas));
    const stop = () => observer.disconnect();
    observer.observe(canvas, {
      subtree: true,
      childList: true,
      attributeFilter: ['transform', 'viewBox', 'height'],
    });
    const timer = setTimeout(stop, CENTRE_WHILE_MS);
    const acts = ['pointerdown', 'wheel', 'keydown'] as const;
    acts.forEach(act => canvas.addEventListener(act, stop, { passive: true }));
    centre(canvas);
    return () => {
      stop();
      clearTimeout(timer);
      acts.forEach(act => canvas.removeEventListener(act, stop));
    };
  }, [graph]);
  return ref;
}
