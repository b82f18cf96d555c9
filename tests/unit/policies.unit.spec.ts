import { expect, it } from 'vitest'
import { POLICY_VERSION } from '../../backend/src/policies'
import * as pages from '../../storefront/shared/policies'

it('asks shoppers to agree to the rules the backend holds them to', () => {
  expect(pages.POLICY_VERSION).toBe(POLICY_VERSION)
})
