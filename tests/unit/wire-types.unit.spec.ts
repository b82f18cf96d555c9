/** What the county's own routes answer has no wire yet: the storefront writes down what it expects, and both sides are compared. */
import type { ShippingLot } from '@shanzhen/lots/wire'
import type { UnsellableReason } from '@shanzhen/lots/sellable'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { namesOf } from '../../backend/src/catalogue/list-goods'
import type * as catalogue from '../../backend/src/catalogue/types'
import { POLICY_VERSION } from '../../backend/src/policies'
import type { Seller } from '../../backend/src/seller'
import * as pagePolicies from '../../storefront/shared/policies'
import type * as pageSeller from '../../storefront/shared/types/seller'
import type * as api from '../../storefront/shared/types/api'

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
    expectTypeOf<catalogue.GoodDetail['return_code']>().toExtend<api.Good['return_rule']['code']>()
  })

  it('about who sells, and the rules agreed to', () => {
    expectTypeOf<Seller>().toEqualTypeOf<pageSeller.Seller>()
    expect(pagePolicies.POLICY_VERSION).toBe(POLICY_VERSION)
  })
})
