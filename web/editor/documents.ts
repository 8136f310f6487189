// What the work is made of: the file that it began with, and everything that was done since. Workers and drafts follow it,
// each from where it stands, so that an edit hands over no more than itself.

/** JSON, or its bytes where it is as long as a list. */
export type Act = string | Uint8Array;

export class Documents {
  base: Uint8Array = new Uint8Array();
  acts: Act[] = [];
  /** Counts the works that were begun: who followed another begins anew. */
  epoch = 0;

  begin(base: Uint8Array, acts: Act[] = []) {
    this.base = base;
    this.acts = [...acts];
    this.epoch++;
  }

  acted(act: Act) {
    this.acts.push(act);
  }
}
