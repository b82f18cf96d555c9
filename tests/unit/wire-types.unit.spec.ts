/** The storefront knows the backend by HTTP alone and writes down what it expects; here both sides' words are compared. */
import type * as afterSales from '@shanzhen/after-sales/types'
import type * as checkout from '@shanzhen/checkout/types'
import type { OwnCertificate, ShownCertificate } from '@shanzhen/producers/certificate-types'
import type { OrderLot, OwnLotFile, ShippingLot } from '@shanzhen/lots/lot-types'
import type { OutgoingState } from '@shanzhen/lots/outgoing-types'
import type { UnsellableReason } from '@shanzhen/lots/sellable'
import type { LotStory } from '@shanzhen/trace/story/story'
import type { Verdict } from '@shanzhen/trace/story/verdict'
import type { SiteView } from '@shanzhen/sensors/types'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { namesOf } from '../../backend/src/catalogue/list-goods'
import type * as catalogue from '../../backend/src/catalogue/types'
import { POLICY_VERSION } from '../../backend/src/policies'
import type { Seller } from '../../backend/src/seller'
import * as pagePolicies from '../../storefront/shared/policies'
import type * as pageSeller from '../../storefront/shared/types/seller'
import type * as api from '../../storefront/shared/types/api'
import type * as claims from '../../storefront/shared/types/after-sale'
import type * as pages from '../../storefront/shared/types/checkout'
import type * as producer from '../../storefront/shared/types/producer'
import type * as sensors from '../../storefront/shared/types/sensors'
import type * as trace from '../../storefront/shared/types/trace'

describe('what the backend answers is what the storefront expects', () => {
  it('about goods', () => {
    expectTypeOf<catalogue.GoodCard>().toExtend<api.GoodCard>()
    type Sent = Omit<catalogue.GoodDetail, 'variants' | 'return_code' | 'description_en'> & {
      names: ReturnType<typeof namesOf>
    }
    expectTypeOf<Sent>().toExtend<Omit<api.Good, keyof api.GoodCard | 'variants' | 'certificates' | 'return_rule'>>()
    expectTypeOf<
      catalogue.GoodVariant & { available: number; reason: UnsellableReason | null; lot: ShippingLot | null }
    >().toExtend<api.GoodVariant>()
    expectTypeOf<catalogue.LineProof>().toExtend<api.LineProof>()
    expectTypeOf<ShownCertificate>().toExtend<api.GoodCertificate>()
    expectTypeOf<catalogue.GoodDetail['return_code']>().toExtend<api.Good['return_rule']['code']>()
  })

  it('about who sells, and the rules agreed to', () => {
    expectTypeOf<Seller>().toEqualTypeOf<pageSeller.Seller>()
    expect(pagePolicies.POLICY_VERSION).toBe(POLICY_VERSION)
  })

  it('about what sensors measured', () => {
    expectTypeOf<SiteView>().toExtend<sensors.SensorSite>()
  })

  it('about what a producer owns', () => {
    expectTypeOf<OwnLotFile>().toExtend<producer.OwnLotFile>()
    expectTypeOf<OwnCertificate>().toExtend<producer.OwnCertificate>()
  })

  it('about a scanned bag', () => {
    expectTypeOf<LotStory>().toExtend<trace.TraceLot>()
    expectTypeOf<Verdict>().toExtend<trace.TraceVerdict>()
  })

  it('about claims', () => {
    expectTypeOf<afterSales.Eligibility>().toExtend<claims.Eligibility>()
    expectTypeOf<afterSales.Estimate>().toExtend<claims.ClaimEstimate>()
  })

  it('about quotes and orders', () => {
    expectTypeOf<checkout.Quote>().toExtend<pages.Quote>()
    expectTypeOf<checkout.Change>().toExtend<pages.QuoteChange>()
    expectTypeOf<checkout.OrderView>().toExtend<pages.OrderView>()
    expectTypeOf<OrderLot>().toExtend<pages.OrderLot>()
    expectTypeOf<OutgoingState>().toExtend<pages.OutgoingState>()
    type Payment = 'provider' | 'channel' | 'jsapi_params'
    expectTypeOf<Omit<checkout.PaymentView, Payment>>().toExtend<Omit<pages.Payment, Payment>>()
  })
})
