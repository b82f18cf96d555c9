import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import * as store from './store'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** 活动: goods sold under one name for a time. */
export default class CampaignService extends MedusaService({}) {
  private readonly knex: Knex

  constructor(cradle: Cradle) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** @throws MedusaError conflict: another has its handle */
  makeCampaign(campaign: store.NewCampaign): Promise<string> {
    return this.knex.transaction((trx) => store.makeCampaign(trx, campaign))
  }

  /** Before it begins. @throws MedusaError not_found, conflict */
  changeCampaign(id: string, content: Parameters<typeof store.changeCampaign>[2]): Promise<void> {
    return this.knex.transaction((trx) => store.changeCampaign(trx, id, content))
  }

  /** From now on, for good. @throws MedusaError not_found, conflict where it is over */
  endCampaign(id: string, by: string): Promise<void> {
    return store.endCampaign(this.knex, id, by)
  }

  listCampaigns(page: { take: number; skip: number }) {
    return store.listCampaigns(this.knex, page)
  }

  campaignsByIds(ids: string[]) {
    return store.campaignsByIds(this.knex, ids)
  }

  /** Of these handles, or all: what runs now. */
  runningNow(handles?: string[]) {
    return store.runningNow(this.knex, handles)
  }

  /** Running now or later. */
  notOver() {
    return store.notOver(this.knex)
  }

  goodsOf(campaign_ids: string[]) {
    return store.goodsOf(this.knex, campaign_ids)
  }

  /** By good the campaigns it is or was in, whenever they run. */
  campaignsOf(product_ids: string[]) {
    return store.campaignsOf(this.knex, product_ids)
  }
}
