const FRESH_MS = 10_000
const PATIENCE_MS = 3_000

/**
 * One answer of the database for all gauges of a reading, and for readings that follow each other closely: however many
 * read, the shop is not burdened. Where the database is away, the pool would let a reader wait longer than Prometheus does.
 */
export function keepFresh<T>(ask: () => Promise<T>, report: (error: unknown) => void): () => Promise<T> {
  let kept: { answer: Promise<T>; at: number } | undefined
  return () => {
    // A clock that was set back ages it too.
    if (!kept || Math.abs(Date.now() - kept.at) > FRESH_MS) {
      kept = { answer: soon(ask()), at: Date.now() }
      kept.answer.catch(report)
    }
    return kept.answer
  }
}

async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('late')), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
