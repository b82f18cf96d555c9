/** The journeys share one shop: each file has it to itself, however many workers there are. */
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'

let turn: pg.Client

beforeAll(async () => {
  turn = new pg.Client({ connectionString: inject('shop').database_url })
  await turn.connect()
  await turn.query("select pg_advisory_lock(hashtext('one journey at a time'))")
})

afterAll(() => turn?.end())
