/** Load on loopback, bounded in time: requests a second and the 95th percentile of what each one took. */
import autocannon from 'autocannon'
import type { Measured } from './types.ts'

export interface GetLoad {
  base_url: string
  paths: string[]
  headers?: Record<string, string>
  connections: number
  seconds: number
}

/** Fires GETs over `connections` keep-alive connections, going through `paths` in turn. @throws when any answer is not 2xx. */
export async function measureGets({ base_url, paths, headers, connections, seconds }: GetLoad): Promise<Measured> {
  await run({ base_url, paths, headers, connections, seconds: 2 }, [])
  const times_ms: number[] = []
  const result = await run({ base_url, paths, headers, connections, seconds }, times_ms)
  return { per_second: result.requests.average, p95_ms: percentile(times_ms, 0.95) }
}

function run(load: GetLoad, times_ms: number[]): Promise<autocannon.Result> {
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url: load.base_url,
        connections: load.connections,
        duration: load.seconds,
        headers: load.headers ?? {},
        requests: load.paths.map((path) => ({ method: 'GET' as const, path })),
      },
      (error, result) => {
        if (error) return reject(error instanceof Error ? error : new Error(String(error)))
        if (result.non2xx > 0 || result.errors > 0) {
          return reject(new Error(`${load.base_url}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`))
        }
        resolve(result)
      },
    )
    instance.on('response', (_client, _status, _bytes, time_ms) => times_ms.push(time_ms))
  })
}

export interface PacedLoad {
  base_url: string
  next: () => { path: string; headers: Record<string, string> }
  connections: number
  seconds: number
  /** A second; as many as go where there is none. */
  rate?: number
}

/** Fires the next GET again and again, at most so many a second. @throws when an answer is a refusal or a fault */
export async function measurePaced(load: PacedLoad): Promise<Measured & { p99_ms: number; total: number }> {
  const times_ms: number[] = []
  const setupRequest = (request: autocannon.Request) => ({ ...request, ...load.next() })
  const options: autocannon.Options = {
    ...{ url: load.base_url, connections: load.connections, duration: load.seconds },
    ...(load.rate && { overallRate: load.rate }),
    requests: [{ method: 'GET', setupRequest }],
  }
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const done = (error: unknown, said: autocannon.Result) => (error ? reject(error as Error) : resolve(said))
    const instance = autocannon(options, done)
    instance.on('response', (_client, _status, _bytes, time_ms) => times_ms.push(time_ms))
  })
  const refused = result['4xx'] + result['5xx'] + result.errors
  if (refused) throw new Error(`${load.base_url}: ${refused} of ${times_ms.length} were refused or failed`)
  const [p95_ms, p99_ms] = [percentile(times_ms, 0.95), percentile(times_ms, 0.99)]
  return { per_second: result.requests.average, p95_ms, p99_ms, total: times_ms.length }
}

/** Lets `buyers` go through `journey` again and again for `seconds`; a journey that fails fails the bench. */
export async function measureJourneys(
  journey: (buyer: number) => Promise<void>,
  buyers: number,
  seconds: number,
): Promise<Measured> {
  await Promise.all(Array.from({ length: buyers }, (_, buyer) => journey(buyer)))
  const times_ms: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  const walk = async (buyer: number) => {
    while (performance.now() < end) {
      const from = performance.now()
      await journey(buyer)
      times_ms.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: buyers }, (_, buyer) => walk(buyer)))
  const taken_s = (performance.now() - start) / 1000
  return { per_second: times_ms.length / taken_s, p95_ms: percentile(times_ms, 0.95) }
}

/** The value below which `share` (0–1) of the sorted numbers lie; 0 for none. */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}
