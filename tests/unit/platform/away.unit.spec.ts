/** What waiting mends is told as such; everything else stays an error. */
import { passing } from '../../../backend/src/api/away'

it.each([
  [{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' }],
  [{ code: '57P01', message: 'terminating connection due to administrator command' }],
  [{ code: '57P03', message: 'the database system is starting up' }],
  [new Error('Knex: Timeout acquiring a connection. The pool is probably full.')],
  [new Error('Connection terminated unexpectedly')],
])('says that the database is away: %s', (error) => expect(passing(error)?.body.code).toBe('database_away'))

it.each([[new Error('Timed-out acquiring lock.')], [{ message: 'Failed to acquire lock for key "parcels:order_1"' }]])(
  'says that somebody else is at it: %s',
  (error) => expect(passing(error)?.body.code).toBe('busy'),
)

it('says that the shelves of a new shop are being filled', () => {
  const error = { type: 'not_found', message: 'Search index "goods" has no active version yet. It has to be migrated.' }
  expect(passing(error)?.body.code).toBe('search_filling')
})

it.each([
  [{ code: '23505', message: 'duplicate key' }],
  [{ code: '08P01', message: 'invalid message format' }],
  [new Error('what is this')],
  [null],
  ['text'],
])('leaves other faults alone: %s', (error) => expect(passing(error)).toBeNull())
