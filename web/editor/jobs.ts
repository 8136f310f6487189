// Jobs in a worker, one after another. It has a copy of the work, which follows what is done before each job. A worker that
// fails or is ended is replaced by a fresh one, whose copy is made anew from the file and the edits.
import type { Documents } from "./documents";

type Answer = [json: string, file: Uint8Array | Blob];

interface Job {
  question: string;
  bytes: Uint8Array<ArrayBuffer>;
  isFile: boolean;
  resolve(answer: Answer): void;
  reject(reason: string): void;
}

export class Jobs {
  #worker: Worker | null = null;
  #waiting = new Map<number, Job>();
  #last = 0;
  /** What the copy has followed so far. */
  #epoch = 0;
  #nActs = 0;
  /** The newest of the jobs of which only the newest counts, while another is under way. */
  #next: Job | null = null;

  constructor(
    private address: string,
    private code: WebAssembly.Module,
    private documents: Documents,
    /** Is told how much of a job is done. */
    private tell: (percent: number) => void,
  ) {}

  run(question: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    return new Promise((resolve, reject) => this.#start({ question, bytes, isFile: false, resolve, reject }));
  }

  /** The same with a file for an answer: it may be long, and nobody here reads it. */
  make(question: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    return new Promise((resolve, reject) => this.#start({ question, bytes, isFile: true, resolve, reject }));
  }

  /** Does a job once the one before is done; it takes the place of one that waits for that, too. */
  runNewest(question: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#next?.reject("cancelled");
      this.#next = { question, bytes: new Uint8Array(), isFile: false, resolve, reject };
      this.#goOn();
    });
  }

  /** Ends the job that is under way, and those that wait. */
  cancel() {
    if (this.#waiting.size) this.#end("cancelled");
  }

  #goOn() {
    if (this.#waiting.size || !this.#next) return;
    const next = this.#next;
    this.#next = null;
    this.#start(next);
  }

  #start(job: Job) {
    const id = ++this.#last;
    this.#waiting.set(id, job);
    const worker = this.#ready();
    this.#follow(worker);
    const { question, bytes, isFile } = job;
    worker.postMessage({ id, question, bytes, isFile }, [bytes.buffer]);
  }

  /** Hands over what the copy has not followed yet. */
  #follow(worker: Worker) {
    const { base, acts, epoch } = this.documents;
    if (this.#epoch !== epoch) {
      worker.postMessage({ open: base });
      this.#epoch = epoch;
      this.#nActs = 0;
    }
    while (this.#nActs < acts.length) worker.postMessage({ act: acts[this.#nActs++] });
  }

  #ready() {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.address);
    worker.postMessage({ code: this.code });
    worker.onmessage = ({ data }) => {
      if (data.percent !== undefined) return this.tell(data.percent);
      const job = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.fault) this.#fail(job, data);
      else job?.resolve(data.answer);
      this.#goOn();
    };
    worker.onerror = () => this.#end("fault");
    this.#epoch = -1;
    return (this.#worker = worker);
  }

  /** After a trap, or where the copy does not follow, nothing inside of the WebAssembly can be trusted. */
  #fail(job: Job | undefined, { fault, isLost }: { fault: string; isLost: boolean }) {
    console.error("policy-guide-editor: " + fault);
    job?.reject("fault");
    if (isLost) this.#end("fault");
  }

  #end(reason: string) {
    this.#worker?.terminate();
    this.#worker = null;
    const jobs = [...this.#waiting.values()];
    this.#waiting.clear();
    jobs.forEach((job) => job.reject(reason));
    this.#goOn();
  }
}
