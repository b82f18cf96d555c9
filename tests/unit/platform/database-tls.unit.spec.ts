/** A database on another machine is reached by the migrations as by the server: encrypted where its address says so. */
import { ModulesSdkUtils } from '@medusajs/framework/utils'
import pg from 'pg'
import { databaseOf } from '../../../backend/src/config/database'

/** What Medusa's migrations are told of the connection to this address. */
function toldOf(clientUrl: string) {
  const { databaseDriverOptions: driverOptions } = databaseOf(clientUrl)
  const read = ModulesSdkUtils.loadDatabaseConfig('medusa', { database: { clientUrl, driverOptions } })
  return (read.driverOptions as { connection: { ssl: unknown } }).connection.ssl
}
const driverOf = (connectionString: string) => new pg.Client({ connectionString }).ssl

it.each([
  ['postgres://shop:key@database:5432/shanzhen', false],
  ['postgres://shop:key@database:5432/shanzhen?sslmode=disable', false],
  ['postgres://shop:key@localhost:5432/shanzhen?sslmode=verify-full', true],
  ['postgres://shop:key@db.example.cn:5432/shanzhen?sslmode=no-verify', { rejectUnauthorized: false }],
])('reaches %s with TLS %j, whatever it is called, as its driver does', (url, expected) => {
  expect(toldOf(url)).toEqual(expected)
  expect(Boolean(driverOf(url))).toBe(Boolean(expected))
})
