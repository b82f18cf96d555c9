import { inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import * as store from './store'

/** 活动: goods sold under one name for a time. */
export default class CampaignService extends StoreService(
  {},
  {
    makeCampaign: inTransaction(store.makeCampaign),
    changeCampaign: inTransaction(store.changeCampaign),
    endCampaign: store.endCampaign,
    listCampaigns: store.listCampaigns,
    campaignsByIds: store.campaignsByIds,
    runningNow: store.runningNow,
    notOver: store.notOver,
    goodsOf: store.goodsOf,
    campaignsOf: store.campaignsOf,
  },
) {}
