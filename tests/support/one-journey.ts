/** The journeys share a few shops: each file has one to itself from its beginning to its end, however many workers there are. */
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { shopsOfRun, type ShopUnderTest } from './e2e-shop'

const turn = globalThis as typeof globalThis & { shopOfTurn?: ShopUnderTest }

/** The one that this file has to itself. */
export function shopOfJourney(): ShopUnderTest {
  if (!turn.shopOfTurn) throw new Error('one-journey.ts belongs among the setup files of the journeys')
  return turn.shopOfTurn
}

/** Whoever ends, however, lets go: the lock is its connection's. */
async function take(): Promise<pg.Client> {
  const { shops } = await shopsOfRun(inject('journeys'))
  for (;;) {
    for (const shop of shops) {
      const client = new pg.Client({ connectionString: shop.database_url })
      await client.connect()
      const { rows } = await client.query<{ ours: boolean }>(
        "select pg_try_advisory_lock(hashtext('one journey at a time')) as ours",
      )
      if (rows[0]?.ours) {
        turn.shopOfTurn = shop
        return client
      }
      await client.end()
    }
    await setTimeout(1000)
  }
}

const held = await take()
afterAll(() => held.end())
