import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import {
  ContainerRegistrationKeys,
  MedusaContext,
  MedusaServiceModelObjectsSymbol,
  MedusaServiceSymbol,
  model,
} from '@medusajs/framework/utils'
import { type Cradle, inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'

type Named = Knex & { place: string }
const connection = (place: string) => ({ place }) as Named
const cradle = (knex: Knex): Cradle => ({ [ContainerRegistrationKeys.PG_CONNECTION]: knex })

const gone = new Error('gone')
const seen = (knex: Knex, id: string, take = 10, after?: string) => ({ at: (knex as Named).place, id, take, after })
const rejects = async (_knex: Knex, _id: string): Promise<number> => Promise.reject(gone)
const throws = (_knex: Knex): number => {
  throw gone
}

const Crate = model.define('seam_crate', { id: model.id().primaryKey() })
class CrateService extends StoreService({ Crate }, { seen, rejects, throws }) {
  readonly shelf: string
  __hooks = { onApplicationStart: () => (this.knex as Named).place }

  constructor(from: Cradle, options: { shelf: string }) {
    super(from)
    this.shelf = options.shelf
  }

  twice(id: string) {
    return [this.seen(id, 1), seen(this.knex, id, 2)]
  }
}

const north = new CrateService(cradle(connection('north')), { shelf: 'a' })
const south = new CrateService(cradle(connection('south')), { shelf: 'b' })

describe('a service out of a store', () => {
  it('asks each function on its own connection, whatever other services there are', () => {
    expect(north.seen('c1')).toEqual({ at: 'north', id: 'c1', take: 10, after: undefined })
    expect(south.seen('c2', 3, 'c1')).toEqual({ at: 'south', id: 'c2', take: 3, after: 'c1' })
    expect(north.seen('c3')).toMatchObject({ at: 'north', id: 'c3' })
  })

  it('answers in the same moment, and with the very failure', async () => {
    expect(() => north.throws()).toThrow(gone)
    await expect(north.rejects('c1')).rejects.toBe(gone)
  })

  it('names the method where it fails', () => {
    const fails = StoreService(
      {},
      {
        weighed: (): never => {
          throw new Error('no scale')
        },
      },
    )
    const stack = (() => {
      try {
        return new fails(cradle(connection('north'))).weighed()
      } catch (error) {
        return (error as Error).stack ?? ''
      }
    })() as string
    expect(stack).toMatch(/at OverStore\.weighed /)
  })

  it('has the connection for what is written out beside it, and what a module waits for', () => {
    expect(north.twice('c1').map(({ at, take }) => [at, take])).toEqual([
      ['north', 1],
      ['north', 2],
    ])
    expect(south.shelf + south.__hooks.onApplicationStart()).toBe('bsouth')
  })

  it('brings the connection alone where there is no store', () => {
    class BareService extends StoreService({ Crate }) {
      place = () => (this.knex as Named).place
    }
    expect(new BareService(cradle(connection('east'))).place()).toBe('east')
  })

  it('is still what Medusa makes a module of, with the methods of its models', () => {
    expect(north).toMatchObject({ [MedusaServiceSymbol]: true })
    expect(Reflect.get(CrateService, MedusaServiceModelObjectsSymbol)).toEqual({ Crate })
    expect(typeof north.listCrates).toBe('function')
    expect(MedusaContext.getIndex(north, 'listCrates')).toBe(2)
    // What Medusa hands on to its own methods it hands on to none of the store's.
    expect(MedusaContext.getIndex(north, 'seen')).toBeUndefined()
  })

  it('takes no name that Medusa has for a method of its own', () => {
    expect(() => StoreService({ Crate }, { listCrates: seen })).toThrow('listCrates')
  })

  it('is as strict about what it is asked as the function itself', () => {
    // @ts-expect-error an id is text
    expect(north.seen(1).id).toBe(1)
    // @ts-expect-error no function of a store: it wants no connection
    const nobody = () => StoreService({}, { plain: (id: string) => id })
    expect(nobody).not.toThrow()
  })
})

describe('a function of a store in a transaction', () => {
  const trx = connection('inside')
  const knex = { transaction: (work: (inside: Named) => Promise<unknown>) => work(trx) } as unknown as Knex
  const acts = async (inside: Knex.Transaction, id: string) => seen(inside, id)

  it('works inside of one and answers what it answered', async () => {
    const service = new (StoreService({}, { act: inTransaction(acts) }))(cradle(knex))
    await expect(service.act('c1')).resolves.toMatchObject({ at: 'inside', id: 'c1' })
  })

  it('fails as it failed, or as `refuse` says it', async () => {
    const refuse = (error: unknown): never => {
      throw new Error(`told: ${(error as Error).message}`)
    }
    await expect(inTransaction(rejects)(knex, 'c1')).rejects.toBe(gone)
    await expect(inTransaction(rejects, refuse)(knex, 'c1')).rejects.toThrow('told: gone')
  })
})
