// Taps that the page takes away. Libraries against slow taps, and against zooming by two quick ones, forbid what a touch leads
// to; some make a click of their own, which from outside of the shadow root reaches our element and no button in it.

/** A finger that moves farther scrolls, in CSS pixels. */
const MAX_MOVE = 10;

interface Touched {
  target: HTMLElement;
  x: number;
  y: number;
}

/** Makes the click that a touch on something inside was to be, where none comes; returns what ends that. */
export function completeTaps(element: HTMLElement, wrapper: HTMLElement) {
  let touched: Touched | undefined;
  let isClicked = false;
  const clicked = () => (isClicked = true);
  const start = (event: TouchEvent) => {
    const { clientX: x, clientY: y } = event.touches[0];
    const target = element.shadowRoot!.elementFromPoint(x, y) as HTMLElement | null;
    isClicked = false;
    touched = event.touches.length === 1 && target && wrapper.contains(target) ? { target, x, y } : undefined;
  };
  const end = (event: TouchEvent) => {
    const own = touched;
    touched = undefined;
    const { clientX, clientY } = event.changedTouches[0];
    if (!own || Math.hypot(clientX - own.x, clientY - own.y) > MAX_MOVE) return;
    // Whoever forbids it does so by then.
    setTimeout(() => {
      if (!event.defaultPrevented || isClicked) return;
      own.target.focus();
      own.target.click();
    });
  };
  wrapper.addEventListener("click", clicked, true);
  addEventListener("touchstart", start, { capture: true, passive: true });
  addEventListener("touchend", end, { capture: true, passive: true });
  return () => {
    removeEventListener("touchstart", start, true);
    removeEventListener("touchend", end, true);
  };
}
