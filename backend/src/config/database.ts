import { env } from '../env'

export const database = databaseOf(env.DATABASE_URL)

/**
 * Encrypted where the address asks for it (`?sslmode=verify-full`) and nowhere else. Left open, Medusa's migrations ask
 * every database that is not called localhost for TLS, and its server none.
 */
export function databaseOf(url: string) {
  const mode = URL.canParse(url) ? new URL(url).searchParams.get('sslmode') : null
  return { databaseUrl: url, databaseDriverOptions: { connection: { ssl: tls(mode) } } }
}

/** As the driver understands the word. */
function tls(mode: string | null): boolean | { rejectUnauthorized: boolean } {
  if (!mode || mode === 'disable') return false
  return mode === 'no-verify' ? { rejectUnauthorized: false } : true
}
