// Jobs in a worker, one after another. A worker that fails or is ended is replaced by a fresh one.

interface Job {
  resolve(answer: [string, Uint8Array]): void;
  reject(reason: string): void;
}

export class Jobs {
  #worker: Worker | null = null;
  #waiting = new Map<number, Job>();
  #last = 0;

  constructor(
    private address: string,
    private code: WebAssembly.Module,
  ) {}

  run(question: string, bytes: Uint8Array): Promise<[string, Uint8Array]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#ready().postMessage({ id, question, bytes }, [bytes.buffer]);
    });
  }

  /** Ends the job that is under way, and those that wait. */
  cancel() {
    if (this.#waiting.size) this.#end("cancelled");
  }

  #ready() {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.address);
    worker.postMessage({ code: this.code });
    worker.onmessage = ({ data }) => {
      const job = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.fault) this.#fail(job, data);
      else job?.resolve(data.answer);
    };
    worker.onerror = () => this.#end("fault");
    return (this.#worker = worker);
  }

  /** After a trap nothing inside of the WebAssembly can be trusted. */
  #fail(job: Job | undefined, { fault, isTrap }: { fault: string; isTrap: boolean }) {
    console.error("policy-guide-editor: " + fault);
    job?.reject("fault");
    if (isTrap) this.#end("fault");
  }

  #end(reason: string) {
    this.#worker?.terminate();
    this.#worker = null;
    const jobs = [...this.#waiting.values()];
    this.#waiting.clear();
    jobs.forEach((job) => job.reject(reason));
  }
}
