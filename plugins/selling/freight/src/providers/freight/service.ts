import { AbstractFulfillmentProviderService, MedusaError } from '@medusajs/framework/utils'
import type {
  CalculatedShippingOptionPrice,
  CalculateShippingOptionPriceDTO,
  CreateFulfillmentResult,
  CreateShippingOptionDTO,
  FulfillmentOption,
} from '@medusajs/framework/types'
import { type Carried, type FreightContext, toFreightLines } from '../../context'
import { quoteFreight } from '../../quote'
import type { Region } from '../../regions'
import { readFreightTable } from '../../schema'

/** Ships from the supply center at the rates of the option's table; parcels are handed to carriers by staff. */
export default class FreightProviderService extends AbstractFulfillmentProviderService {
  static identifier = 'freight'

  async getFulfillmentOptions(): Promise<FulfillmentOption[]> {
    return [
      { id: 'express', name: '快递' },
      { id: 'cold_chain', name: '冷链快递' },
      { id: 'pickup', name: '到供应中心自提' },
    ]
  }

  async validateOption(data: Record<string, unknown>): Promise<boolean> {
    return readFreightTable(data) !== null
  }

  async validateFulfillmentData(_option: Record<string, unknown>, data: Record<string, unknown>) {
    return data
  }

  async canCalculate(option: CreateShippingOptionDTO): Promise<boolean> {
    return readFreightTable(option.data) !== null
  }

  /** In yuan, tax included. @throws NOT_ALLOWED with the buyer's reason when the goods cannot go there this way. */
  async calculatePrice(
    optionData: CalculateShippingOptionPriceDTO['optionData'],
    _data: CalculateShippingOptionPriceDTO['data'],
    context: CalculateShippingOptionPriceDTO['context'],
  ): Promise<CalculatedShippingOptionPrice> {
    const table = readFreightTable(optionData)
    if (!table) throw new MedusaError(MedusaError.Types.INVALID_DATA, '这种配送方式还没有运费表')
    const carried = context.carried as Carried | undefined
    const { items = [], shipping_address } = carried ?? context
    const said = carried?.freight ?? (context.freight as FreightContext | undefined)
    const quote = quoteFreight(table, toFreightLines(items, said), regionOf(shipping_address), said?.goods_fen)
    if (quote.amount_fen === null) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, quote.reason)
    return { calculated_amount: quote.amount_fen / 100, is_calculated_price_tax_inclusive: true }
  }

  async createFulfillment(): Promise<CreateFulfillmentResult> {
    return { data: {}, labels: [] }
  }

  async cancelFulfillment(): Promise<Record<string, unknown>> {
    return {}
  }

  async createReturnFulfillment(): Promise<CreateFulfillmentResult> {
    return { data: {}, labels: [] }
  }
}

/** Medusa has no field for a district: it stands in the second line, the street in the first. */
const regionOf = (address: CalculateShippingOptionPriceDTO['context']['shipping_address']): Region => ({
  province: address?.province,
  city: address?.city,
  district: address?.address_2,
  detail: address?.address_1,
})
