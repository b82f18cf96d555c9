/** Rows of Medusa's own tables are written only where a test has seen them. */
import { whySlow } from '@shanzhen/checkout/modules/checkout/tested-version'

describe('writing orders by plain SQL', () => {
  it('is what happens on the version of Medusa that is installed', () => {
    expect(whySlow()).toBeNull()
  })

  it('is left to Medusa where a module of it is here in another version, which the start says in one line', () => {
    const said = whySlow(
      new Map([
        ['@medusajs/order', '2.22.0'],
        ['@medusajs/inventory', '2.21.2'],
      ]),
    )
    expect(said).toContain('@medusajs/order 2.22.0')
    expect(said).not.toContain('inventory')
    expect(said).not.toContain('\n')
  })
})
