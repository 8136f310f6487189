// How the peers cut text: Chinese has no blanks, so that two neighbours make a word.

/** The pairs of Chinese characters, and the words of letters and digits. */
export function words(text) {
  const found = [];
  for (const [run] of text.toLowerCase().matchAll(/[\u4e00-\u9fff]+|[a-z0-9]+/g)) {
    if (run < "\u4e00" || run.length < 2) found.push(run);
    else for (let n = 0; n + 1 < run.length; n++) found.push(run.slice(n, n + 2));
  }
  return found;
}
