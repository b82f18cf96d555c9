import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { lotIdByCode } from '../../../../../../../../trace/lot-rows'
import { readLot } from '../../../../../../../../trace/read-lot'
import { findByLink } from '../../../../../../../../trace/scan/find'
import { unknownLot } from '../../../../../../../../trace/scan/refusal'
import { answeringScan, whoAsks } from '../../../../../../../answering-scan'
import { sendHistory } from '../../../../../../../send-history'

/** The whole history of a lot, by its GS1 Digital Link without a serial. */
export const GET = answeringScan(async (request, response) => {
  const { gtin = '', lot: code = '' } = request.params
  const { story } = await findByLink(request.scope, { gtin, lot: code, serial: null }, whoAsks(request))
  const knex = request.scope.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const lot = await readLot(request.scope, (await lotIdByCode(knex, story.code)) ?? '')
  if (!lot) throw unknownLot()
  sendHistory(request, response, lot)
})
