/** A database on another machine is reached by the migrations as by the server: encrypted where its address says so. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ModulesSdkUtils } from '@medusajs/framework/utils'
import pg from 'pg'
import { scratchFolder } from '../../support/scratch'
import { databaseOf } from '../../../backend/src/config/database'

const AUTHORITY = '-----BEGIN CERTIFICATE-----'
const at = (query = '', host = 'database') => `postgres://shop:key@${host}:5432/shanzhen${query}`

/** What Medusa's migrations are told of the connection to this address. */
function toldOf(clientUrl: string) {
  const { databaseDriverOptions: driverOptions } = databaseOf(clientUrl)
  const read = ModulesSdkUtils.loadDatabaseConfig('medusa', { database: { clientUrl, driverOptions } })
  return (read.driverOptions as { connection: { ssl: unknown } }).connection.ssl
}
/** What the server's own driver makes of it. */
const driverOf = (connectionString: string) => new pg.Client({ connectionString }).ssl

it.each([
  [at(), false],
  [at('?sslmode=disable'), false],
  [at('?sslmode=verify-full', 'localhost'), {}],
  [at('?sslmode=no-verify'), { rejectUnauthorized: false }],
  [at('?uselibpqcompat=true&sslmode=require'), { rejectUnauthorized: false }],
  [at('?ssl=true'), true],
])('reaches %s with TLS %j, as its driver does', (url, expected) => {
  expect(toldOf(url)).toEqual(expected)
  expect(driverOf(url)).toEqual(expected)
})

it('believes the authority that the address names', async () => {
  const file = join(await scratchFolder('authority'), 'ca.pem')
  writeFileSync(file, AUTHORITY)
  const url = at(`?sslmode=verify-full&sslrootcert=${encodeURIComponent(file)}`)
  expect(toldOf(url)).toMatchObject({ ca: AUTHORITY })
})
