// The clipboard, else a box that an old browser copies from.
export async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch (_) {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const isDone = document.execCommand("copy");
    box.remove();
    return isDone ? "copied" : undefined;
  }
}
