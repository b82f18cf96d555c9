import { parseIntoClientConfig } from 'pg-connection-string'
import { env } from '../env'

export const database = databaseOf(env.DATABASE_URL)

/**
 * Encrypted as the address asks for it (`?sslmode=verify-full&sslrootcert=…`) and not else, in its driver's own reading.
 * Left open, Medusa's migrations ask every database that is not called localhost for TLS; they read nothing behind the `?`.
 */
export function databaseOf(url: string) {
  const ssl = URL.canParse(url) ? (parseIntoClientConfig(url).ssl ?? false) : false
  return { databaseUrl: url, databaseDriverOptions: { connection: { ssl } } }
}
