import type { Worker } from 'node:worker_threads';

/** So many questions stand at a worker: one that it is at, and one that it need not wait for. */
const atOnce = 2;

/** Why no answer came. */
export interface Loss {
  readonly reason: string;
}

interface Task<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer | Loss) => void;
}

interface Member<Question, Answer> {
  readonly worker: Worker;
  /** Answered from first to last. */
  readonly tasks: Task<Question, Answer>[];
  lastError: string | undefined;
}

/**
 * Asks some worker threads, which answer every message with one, in turn. The worker that ends over a question loses that
 * one only: another worker is started in its place, and is asked the rest.
 */
export class WorkerPool<Question, Answer> {
  readonly #start: () => Worker;
  readonly #size: number;
  readonly #members = new Set<Member<Question, Answer>>();
  readonly #waiting: Task<Question, Answer>[] = [];

  constructor(start: () => Worker, size: number) {
    this.#start = start;
    this.#size = size;
  }

  /** Resolves to the answer; a question over which a worker ends, to why it did. Never rejects. */
  ask(question: Question): Promise<Answer | Loss> {
    return new Promise((resolve) => {
      this.#waiting.push({ question, resolve });
      this.#distribute();
    });
  }

  /** Ends the workers; what they were asked is answered no more. */
  close(): void {
    for (const { worker } of this.#members) {
      worker.removeAllListeners();
      void worker.terminate();
    }
    this.#members.clear();
  }

  #distribute(): void {
    for (let task = this.#waiting.shift(); task; task = this.#waiting.shift()) {
      const member = this.#idlest();
      if (!member) {
        this.#waiting.unshift(task);
        return;
      }
      member.tasks.push(task);
      member.worker.postMessage(task.question);
    }
  }

  /** The worker with the least to do; a new one as long as there are not as many as there may be. */
  #idlest(): Member<Question, Answer> | undefined {
    const [least] = [...this.#members].sort((a, b) => a.tasks.length - b.tasks.length);
    if (least?.tasks.length === 0) return least;
    if (this.#members.size < this.#size) return this.#join();
    return least && least.tasks.length < atOnce ? least : undefined;
  }

  #join(): Member<Question, Answer> {
    const member: Member<Question, Answer> = { worker: this.#start(), tasks: [], lastError: undefined };
    this.#members.add(member);
    member.worker.on('message', (answer: Answer) => {
      member.tasks.shift()?.resolve(answer);
      this.#distribute();
    });
    member.worker.on('error', (error) => {
      member.lastError = error.message;
    });
    member.worker.on('exit', (code) => {
      this.#members.delete(member);
      const [lost, ...rest] = member.tasks;
      lost?.resolve({ reason: member.lastError ?? `exit ${code}` });
      this.#waiting.unshift(...rest);
      this.#distribute();
    });
    return member;
  }
}
