import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { type Finding, look } from '../../risk/look'
import * as cases from './store/cases'
import { readFacts } from './store/facts'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** 风险: what is looked into before money goes out. */
export default class RiskService extends MedusaService({}) {
  private readonly knex: Knex
  /** Over facts what the rules say; put beside it in tests alone. */
  readonly look = look

  constructor(cradle: Cradle) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  readFacts(distributor: { id: string; customer_id: string }) {
    return readFacts(this.knex, distributor)
  }

  settle(payout_id: string, findings: Finding[]) {
    return this.knex.transaction((trx) => cases.settleCase(trx, payout_id, findings))
  }

  holdRelease(distributor_id: string, findings: Finding[]) {
    return this.knex.transaction((trx) => cases.holdRelease(trx, distributor_id, findings))
  }

  releaseHeld(distributor_id: string) {
    return cases.releaseHeld(this.knex, distributor_id)
  }

  letGoBefore(distributor_id: string) {
    return cases.letGoBefore(this.knex, distributor_id)
  }

  /** @throws MedusaError not_found, conflict */
  letGo(decision: Parameters<typeof cases.letGo>[1]) {
    return this.knex.transaction((trx) => cases.letGo(trx, decision))
  }

  /** @returns the orders that earn nothing by it @throws MedusaError conflict */
  refuseRelease(decision: Parameters<typeof cases.refuseRelease>[1]): Promise<string[]> {
    return this.knex.transaction((trx) => cases.refuseRelease(trx, decision))
  }

  find(id: string) {
    return cases.findCase(this.knex, id)
  }

  unsettled(take: number) {
    return cases.unsettledCases(this.knex, take)
  }

  list(asked: Parameters<typeof cases.listCases>[1]) {
    return cases.listCases(this.knex, asked)
  }

  countHeld() {
    return cases.countHeld(this.knex)
  }

  findingsOf(case_ids: string[]) {
    return cases.findingsOf(this.knex, case_ids)
  }

  actsOf(case_ids: string[]) {
    return cases.actsOf(this.knex, case_ids)
  }
}
