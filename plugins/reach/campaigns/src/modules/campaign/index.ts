import { Module } from '@medusajs/framework/utils'
import { CAMPAIGN } from '../../keys'
import CampaignService from './service'

export { CAMPAIGN }

export default Module(CAMPAIGN, { service: CampaignService })
