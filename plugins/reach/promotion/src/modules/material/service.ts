import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import * as store from './store'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** 素材 that the county gives those who share. */
export default class MaterialService extends MedusaService({}) {
  private readonly knex: Knex

  constructor(cradle: Cradle) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  addMaterial(material: store.NewMaterial): Promise<string> {
    return store.addMaterial(this.knex, material)
  }

  /** Once, for good. @throws MedusaError not_found, conflict */
  withdraw(act: { id: string; by: string; reason: string }): Promise<void> {
    return store.withdraw(this.knex, act)
  }

  /** null where there is none, or where `shown` and it is not in force. */
  findMaterial(id: string, { shown }: { shown: boolean }) {
    return store.findMaterial(this.knex, id, shown)
  }

  listMaterial(asked: Parameters<typeof store.listMaterial>[1]) {
    return store.listMaterial(this.knex, asked)
  }

  goodsWithMaterial() {
    return store.goodsWithMaterial(this.knex)
  }
}
