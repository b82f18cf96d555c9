/**
 * A module's service out of its store: the functions in `store/` that take the connection first, as methods that take
 * what is left. What a method does, and what it throws, is said at its function.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import {
  ContainerRegistrationKeys,
  MedusaService,
  type MedusaServiceReturnType,
  type ModelConfigurationsToConfigTemplate,
  type ModelEntries,
} from '@medusajs/framework/utils'

/** What Medusa makes a module's service of, as far as a store needs it. */
export type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

type StoreFunction = (knex: Knex, ...asked: never[]) => unknown
type Bound<Store> = {
  [Name in keyof Store]: Store[Name] extends (knex: Knex, ...asked: infer Asked) => infer Answer
    ? (...asked: Asked) => Answer
    : never
}
type Plain<Models extends ModelEntries> = MedusaServiceReturnType<ModelConfigurationsToConfigTemplate<Models>>

/** The connection of a service, for the methods it writes out itself. */
declare class Connected {
  protected readonly knex: Knex
}

type StoreServiceClass<Models extends ModelEntries, Store> = Pick<Plain<Models>, keyof Plain<Models>> &
  (new (cradle: Cradle) => Connected & InstanceType<Plain<Models>> & Bound<Store>)

/**
 * The class that a module's service extends: Medusa's own methods for `models`, and for each function of `store` a
 * method of its name there, `lots.ownLots(asked)` for `{ ownLots: readOwnLots }` and `readOwnLots(knex, asked)`.
 * Types come from the functions; of one with overloads or type parameters they would be lost, so it stays a method
 * written out, as does whatever adds something of its own.
 * @throws Error at once where one of Medusa's methods has a name already
 */
export function StoreService<
  const Models extends ModelEntries,
  Store extends Record<string, StoreFunction> = Record<never, never>,
>(models: Models, store: Store = {} as Store): StoreServiceClass<Models, Store> {
  class OverStore extends (MedusaService(models) as unknown as new (cradle: Cradle) => object) {
    protected readonly knex: Knex

    constructor(cradle: Cradle) {
      super(cradle)
      this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    }
  }
  for (const [name, ask] of Object.entries(store)) {
    if (name in OverStore.prototype) throw new Error(`a service has a method of this name already: ${name}`)
    Object.assign(OverStore.prototype, {
      [name](this: { knex: Knex }, ...asked: never[]) {
        return ask(this.knex, ...asked)
      },
    })
  }
  return OverStore as unknown as StoreServiceClass<Models, Store>
}

/**
 * A store function out of one that needs a transaction: all of it or nothing.
 * @param refuse says in people's words what the database refused
 */
export function inTransaction<Asked extends unknown[], Answer>(
  act: (trx: Knex.Transaction, ...asked: Asked) => Promise<Answer>,
  refuse?: (error: unknown) => never,
) {
  return async (knex: Knex, ...asked: Asked): Promise<Answer> => {
    const done = knex.transaction((trx) => act(trx, ...asked))
    return refuse ? done.catch(refuse) : done
  }
}
