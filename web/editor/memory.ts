// Small words that are kept for the next visit; where nothing may be kept, nothing is.
const PREFIX = "policy-guide-editor:";

export function remember(name: string, text: string) {
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch (_) {
    // Storage is refused or full.
  }
}

export function recall(name: string) {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch (_) {
    return undefined;
  }
}
